"""A campaign composed by hand, corrected, completed, put aside, or begun from last year's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.making.copying import copy_parts
from thidua.campaigns.actions.making.steps import advanced, locked, save_all, set_search_key
from thidua.campaigns.logic.dates import same_day_in
from thidua.campaigns.models import Campaign, Participation
from thidua.campaigns.queries import answers_possible_for, default_recipients
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation
from thidua.documents.actions.making.storing import file_name_of, stored_file


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What a person writes of a campaign besides its parts. ``ends`` is the last day inside."""

    title: str
    year: int
    theme: str = ""
    objective: str = ""
    starts: date | None = None
    ends: date | None = None
    acknowledge_by: date | None = None
    doc_type: str = ""
    place: str = ""
    issuer_text: str = ""
    signer_title: str = ""
    signer_name: str = ""

    def clean(self) -> dict[str, object]:
        return {k: collapse_lines(v) if isinstance(v, str) else v for k, v in asdict(self).items()}


@action("campaign.created")
def create_campaign(
    facts: CampaignFacts, *, issuer: Organisation, answers: Campaign | None = None, by: Actor, on: date
) -> Campaign:
    """Begin a campaign by hand. With ``answers`` it is the unit's own campaign for one of its superior."""
    require(policy.can_compose(by, issuer, on))
    campaign = _new(issuer, facts)
    if answers is not None:
        _tie(campaign, answers)
    _save_new(campaign, on)
    record(campaign.subject, campaign.label, by=by, changes={**facts.clean(), "answers": answers and answers.code})
    return campaign


def _new(issuer: Organisation, facts: CampaignFacts) -> Campaign:
    code = next_code(Campaign, f"PT-{facts.year}-")
    return Campaign(code=code, issuer=issuer, created_at=clock.now(), **facts.clean())


def _save_new(campaign: Campaign, on: date) -> None:
    set_search_key(campaign)
    save_checked(campaign)
    save_all(Participation(campaign=campaign, organisation=unit) for unit in default_recipients(campaign.issuer, on))


def _tie(campaign: Campaign, parent: Campaign) -> None:
    if not answers_possible_for(campaign).filter(pk=parent.pk).exists():
        raise Invalid({"answers": _("Phong trào cấp trên này chưa gửi tới đơn vị; hãy chọn phong trào khác.")})
    campaign.answers = parent


@action("campaign.edited")
def edit_campaign(campaign: Campaign, facts: CampaignFacts, *, version: int, by: Actor, on: date) -> Campaign:
    """Correct a draft; :class:`Conflict` where somebody saved since ``version``."""
    require(policy.can_edit(by, campaign, on))
    fresh = locked(campaign, version)
    changes = assign(fresh, facts.clean())
    set_search_key(fresh)
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "search_key", "version"])
    record(fresh.subject, fresh.label, by=by, changes=changes)
    return fresh


@action("campaign.tied")
def tie_to_parent(campaign: Campaign, parent: Campaign | None, *, by: Actor, on: date) -> Campaign:
    """Say which campaign of the superior a draft answers; None unties it."""
    require(policy.can_edit(by, campaign, on))
    fresh = locked(campaign)
    before = fresh.answers
    fresh.answers = None
    if parent is not None:
        _tie(fresh, parent)
    fresh.version += 1
    save_checked(fresh, ["answers", "version"])
    changes = {"answers": [before and before.code, parent and parent.code]}
    record(fresh.subject, fresh.label, by=by, changes=changes)
    return fresh


@action("campaign.numbered")
def set_document_number(campaign: Campaign, *, number: str, signed_on: date, by: Actor, on: date) -> Campaign:
    """Enter the number and date that văn thư gave. A campaign "từ ngày phát động" begins on that day."""
    require(policy.can_complete(by, campaign, on))
    fresh = locked(campaign)
    if signed_on > on:
        raise Invalid({"signed_on": _("Ngày ký không thể ở sau ngày hôm nay; hãy kiểm tra lại.")})
    values: dict[str, object] = {"number": collapse(nfc(number)), "signed_on": signed_on}
    if fresh.starts is None:
        values["starts"] = signed_on
    changes = assign(fresh, values)
    set_search_key(fresh)
    fresh.version += 1
    save_checked(fresh, [*values, "search_key", "version"])
    record(fresh.subject, fresh.label, by=by, changes=changes)
    return fresh


@action("campaign.file_attached")
def attach_signed_file(campaign: Campaign, upload: File[bytes], *, by: Actor, on: date) -> Campaign:
    """Attach the signed document, often scanned after the launch. An earlier file stays in the store and the ledger."""
    require(policy.can_complete(by, campaign, on))
    fresh = locked(campaign)
    before = fresh.file
    fresh.file = stored_file(upload, file_name_of(upload))
    fresh.version += 1
    save_checked(fresh, ["file", "version"])
    changes = {"file": [before and before.sha256, fresh.file.sha256], "name": fresh.file.name}
    record(fresh.subject, fresh.label, by=by, changes=changes)
    return fresh


@action("campaign.dropped")
def drop_campaign(campaign: Campaign, *, reason: str, by: Actor, on: date) -> Campaign:
    """Put a draft aside; it can be restored. One made from an intake is undone instead, so its draft comes back."""
    require(policy.can_drop(by, campaign, on))
    if campaign.intake_id is not None:
        raise Conflict(_("Dự thảo này tạo từ văn bản đọc vào; hãy dùng “Hoàn tác tiếp nhận” để không mất bản rà soát."))
    fresh = advanced(campaign, "drop")
    fresh.end_reason = collapse(nfc(reason))
    fresh.version += 1
    save_checked(fresh, ["state", "end_reason", "version"])
    record(fresh.subject, fresh.label, by=by, reason=fresh.end_reason)
    return fresh


@action("campaign.restored")
def restore_campaign(campaign: Campaign, *, by: Actor, on: date) -> Campaign:
    """Take a dropped draft back. One whose intake went back to the desk is adopted anew instead."""
    require(policy.can_restore(by, campaign, on))
    if campaign.intake_id is not None:
        raise Conflict(_("Văn bản gốc đã trở lại bàn rà soát; hãy tiếp nhận lại từ văn bản đó."))
    fresh = advanced(campaign, "restore")
    fresh.end_reason = ""
    fresh.version += 1
    save_checked(fresh, ["state", "end_reason", "version"])
    record(fresh.subject, fresh.label, by=by)
    return fresh


@action("campaign.copied")
def copy_last_year(source: Campaign, *, year: int, keep_values: bool = False, by: Actor, on: date) -> Campaign:
    """Begin a campaign of another year from an old one: same parts and targets, its year put into title and days.

    Values are left out unless ``keep_values``: an old figure that looks new is worse than none.
    """
    require(policy.can_compose(by, source.issuer, on))
    if year == source.year:
        raise Invalid({"year": _("Năm mới phải khác năm của phong trào gốc.")})
    facts = CampaignFacts(
        title=source.title.replace(str(source.year), str(year)),
        year=year,
        objective=source.objective,
        starts=source.starts and same_day_in(source.starts.year + year - source.year, source.starts),
        ends=source.ends and same_day_in(source.ends.year + year - source.year, source.ends),
        doc_type=source.doc_type,
        place=source.place,
        issuer_text=source.issuer_text,
        signer_title=source.signer_title,
        signer_name=source.signer_name,
    )
    campaign = _new(source.issuer, facts)
    campaign.copied_from = source
    _save_new(campaign, on)
    counts = copy_parts(source, campaign, keep_values=keep_values)
    record(campaign.subject, campaign.label, by=by, changes={"copied_from": source.code, **counts})
    return campaign
