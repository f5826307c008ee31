"""The icons a template may name. The sprite is built from this table; an unknown name fails at once."""

from __future__ import annotations

NAMES = """
    adjustments alert-circle alert-octagon alert-triangle archive arrow-back-up arrow-down arrow-left arrow-right
    arrow-up arrows-join arrows-sort arrows-split award ban bell book bookmark briefcase building building-bank
    building-community calendar calendar-due calendar-event calendar-stats certificate chart-bar chart-line check
    checks chevron-down chevron-left chevron-right chevron-up circle circle-check circle-dashed circle-dot circle-x
    clipboard-check clipboard-list clock clock-exclamation copy database device-desktop device-mobile dots
    dots-vertical download edit external-link eye eye-off file file-check file-description file-spreadsheet
    file-text file-type-doc file-type-pdf file-upload files filter filter-off flag folder gavel git-compare
    git-merge hash help hierarchy history home hourglass id-badge inbox info-circle key language layout-dashboard
    link list list-check list-details lock login logout mail map-pin medal menu-2 message message-report minus news
    paperclip password-fingerprint pencil percentage phone player-pause player-play plus point printer progress
    progress-check qrcode quote refresh replace report report-analytics restore rotate school scissors search send
    settings shield shield-check shield-lock sitemap sort-ascending sort-descending square-check star stars table
    table-import target target-arrow text-size tool trash trending-down trending-up trophy unlink upload user
    user-check user-circle user-cog user-plus user-x users users-group versions world writing x zoom-check
    zoom-exclamation
"""
ICONS = frozenset(NAMES.split())
