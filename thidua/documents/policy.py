"""Who may put documents in, keep the registers, write, sign, number and receive papers, and why not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Role
from thidua.directory.policy import in_scope
from thidua.directory.queries import organisations_of
from thidua.documents.logic.intake import INTAKE, IntakeState
from thidua.documents.logic.paper_workflow import INCOMING, NUMBER, PAPER, IncomingState, NumberState, PaperState
from thidua.documents.models import INTAKE_STATES, Incoming, Intake, Paper, PaperCopy, RegisterEntry
from thidua.documents.models.labels import INCOMING_STATES, NUMBER_STATES, PAPER_STATES
from thidua.documents.queries import KEEPERS, READERS, held_at

CLERKS = (Role.OFFICER, Role.UNIT_OFFICER)
"""Who does the clerical work (văn thư) of a unit."""
SIGNERS = (Role.HEAD, Role.LEADER)


def can_upload(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Those who work with the papers of the unit."""
    if in_scope(user, organisation, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên, đầu mối hoặc thủ trưởng của “%(unit)s” mới đưa văn bản vào đây.") % {"unit": organisation}
    )


def can_review(user: Actor, intake: Intake, on: date) -> Decision:
    """Correct the reading while it waits."""
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "adopt"))


def can_adopt(user: Actor, intake: Intake, on: date) -> Decision:
    """Whoever may correct the reading may adopt it."""
    return can_review(user, intake, on)


def can_undo(user: Actor, intake: Intake, on: date) -> Decision:
    """Take an adoption back; whether something hangs on it the action looks up."""
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "undo"))


def can_reread(user: Actor, intake: Intake, on: date) -> Decision:
    """Have the file read again, which begins the review anew."""
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "reread"))


def can_drop(user: Actor, intake: Intake, on: date) -> Decision:
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "drop"))


def can_restore(user: Actor, intake: Intake, on: date) -> Decision:
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "restore"))


def can_keep_reading(user: Actor, intake: Intake, on: date) -> Decision:
    """Only the machine's own worker hands in what it read."""
    if user is not SYSTEM:
        return deny(_("Kết quả đọc do hệ thống tự ghi; hãy chờ đọc xong."))
    return _in_state(intake, "keep")


def _in_state(intake: Intake, step: str) -> Decision:
    state = IntakeState(intake.state)
    if INTAKE.can(state, step):
        return ALLOWED
    return deny(
        _("Văn bản đang ở trạng thái “%(state)s” nên không làm bước này được; hãy tải lại trang.")
        % {"state": INTAKE_STATES[state]}
    )


# --- registers -------------------------------------------------------------------------------------------------------


def can_keep_registers(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Give numbers and enter incoming documents: who does the clerical work (văn thư) of the unit."""
    if in_scope(user, organisation, on, *CLERKS):
        return ALLOWED
    return deny(
        _("Chỉ văn thư (đầu mối hoặc chuyên viên) của “%(unit)s” mới cấp số và vào sổ văn bản.")
        % {"unit": organisation}
    )


def can_keep_some_register(user: Actor, on: date) -> Decision:
    """Open the forms of the books: who keeps those of any unit."""
    if user is SYSTEM or organisations_of(user, on, *CLERKS):
        return ALLOWED
    return deny(_("Chỉ văn thư (đầu mối hoặc chuyên viên) của một đơn vị mới cấp số và vào sổ văn bản."))


def can_confirm_number(user: Actor, entry: RegisterEntry, on: date) -> Decision:
    """Note that a number kept was used."""
    return first_refusal(can_keep_registers(user, entry.register.issuer, on), _number_reaches(entry, "issue"))


def can_cancel_number(user: Actor, entry: RegisterEntry, on: date) -> Decision:
    """Strike out a number that no paper of the system bears; a paper is withdrawn instead."""
    if Paper.objects.filter(entry=entry.pk).exclude(state=PaperState.WITHDRAWN).exists():
        return deny(_("Số này đã cấp cho một văn bản trong hệ thống; hãy thu hồi văn bản đó."))
    return first_refusal(can_keep_registers(user, entry.register.issuer, on), _number_reaches(entry, "cancel"))


def _number_reaches(entry: RegisterEntry, step: str) -> Decision:
    state = NumberState(entry.state)
    if NUMBER.can(state, step):
        return ALLOWED
    return deny(_("Số %(number)s đang ở trạng thái “%(state)s”.") % {"number": entry, "state": NUMBER_STATES[state]})


def can_handle_incoming(user: Actor, row: Incoming, on: date) -> Decision:
    """Correct or finish what is open: everybody who works with the papers of the unit."""
    return first_refusal(can_upload(user, row.register.issuer, on), _incoming_reaches(row, "finish"))


def can_reopen_incoming(user: Actor, row: Incoming, on: date) -> Decision:
    """Take up again what was finished."""
    return first_refusal(can_upload(user, row.register.issuer, on), _incoming_reaches(row, "reopen"))


def can_cancel_incoming(user: Actor, row: Incoming, on: date) -> Decision:
    """Strike out a line: who keeps the book."""
    return first_refusal(can_keep_registers(user, row.register.issuer, on), _incoming_reaches(row, "cancel"))


def _incoming_reaches(row: Incoming, step: str) -> Decision:
    state = IncomingState(row.state)
    if INCOMING.can(state, step):
        return ALLOWED
    return deny(_("Văn bản đến đang ở trạng thái “%(state)s”.") % {"state": INCOMING_STATES[state]})


# --- papers ----------------------------------------------------------------------------------------------------------


def can_draft_paper(user: Actor, issuer: Organisation, on: date) -> Decision:
    """Begin a paper of the unit: those who work with its papers."""
    if in_scope(user, issuer, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên, đầu mối hoặc thủ trưởng của “%(unit)s” mới soạn văn bản của đơn vị này.") % {"unit": issuer}
    )


def can_draft_somewhere(user: Actor, on: date) -> Decision:
    """Open the form that begins a paper: who works with the papers of any unit."""
    if user is SYSTEM or organisations_of(user, on, *KEEPERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên, đầu mối hoặc thủ trưởng của một đơn vị mới soạn văn bản."))


def can_see_making(user: Actor, paper: Paper, on: date) -> Decision:
    """Look at versions, distribution list and history: the issuer's own people; receivers see the paper alone."""
    if in_scope(user, paper.issuer, on, *READERS):
        return ALLOWED
    return deny(_("Chỉ đơn vị ban hành mới xem được phiên bản, nơi nhận và lịch sử của văn bản."))


def can_edit_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Change a draft."""
    return first_refusal(can_draft_paper(user, paper.issuer, on), _paper_reaches(paper, "submit"))


def can_submit_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Lay a draft before the one who signs."""
    return can_edit_paper(user, paper, on)


def can_sign_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Head or leader of the issuer."""
    return first_refusal(_signs(user, paper.issuer, on), _paper_reaches(paper, "sign"))


def can_return_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Give it back to be corrected: who signs, and văn thư who finds a flaw before numbering it."""
    signs = _signs(user, paper.issuer, on)
    return first_refusal(signs or can_keep_registers(user, paper.issuer, on), _paper_reaches(paper, "return"))


def can_issue_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Văn thư gives the number once it is signed."""
    return first_refusal(can_keep_registers(user, paper.issuer, on), _paper_reaches(paper, "issue"))


def can_withdraw_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """A draft by those who write; what was issued by those who sign or keep the register."""
    if paper.state == PaperState.ISSUED:
        signs = _signs(user, paper.issuer, on)
        return signs or can_keep_registers(user, paper.issuer, on)
    return first_refusal(can_draft_paper(user, paper.issuer, on), _paper_reaches(paper, "withdraw"))


def can_address_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Say which units a paper goes to: until it is issued, and more units afterwards."""
    if paper.state == PaperState.WITHDRAWN:
        return _paper_reaches(paper, "withdraw")
    return can_draft_paper(user, paper.issuer, on)


def can_print_paper(user: Actor, paper: Paper, on: date) -> Decision:
    """Have the files of an issued paper made."""
    if paper.state != PaperState.ISSUED:
        return deny(_("Chỉ lưu bản in của văn bản đã ban hành."))
    return can_keep_registers(user, paper.issuer, on)


def can_read_copy(user: Actor, copy: PaperCopy, on: date) -> Decision:
    """Leave the mark that the unit has opened the paper: who speaks for it."""
    return first_refusal(_receives(user, copy.organisation, on, *KEEPERS), _was_sent(copy))


def can_receive_copy(user: Actor, copy: PaperCopy, on: date) -> Decision:
    """Take the paper in at the unit, which enters it into its book of incoming documents."""
    if copy.received_at is not None:
        return deny(_("“%(unit)s” đã nhận và vào sổ văn bản này.") % {"unit": copy.organisation})
    return first_refusal(_receives(user, copy.organisation, on, *CLERKS), _was_sent(copy))


def _receives(user: Actor, organisation: Organisation, on: date, *roles: Role) -> Decision:
    """A role in the unit itself: who stands above it does not receive in its place what was sent to it."""
    if user is SYSTEM or organisation.pk in held_at(user, on, *roles):
        return ALLOWED
    return deny(_("Chỉ người của “%(unit)s” mới nhận văn bản thay cho đơn vị.") % {"unit": organisation})


def _was_sent(copy: PaperCopy) -> Decision:
    if copy.sent_on is not None and copy.paper.state == PaperState.ISSUED:
        return ALLOWED
    return deny(_("Văn bản chưa được gửi hoặc đã thu hồi."))


def _signs(user: Actor, issuer: Organisation, on: date) -> Decision:
    if in_scope(user, issuer, on, *SIGNERS):
        return ALLOWED
    return deny(_("Chỉ thủ trưởng hoặc lãnh đạo của “%(unit)s” mới ký văn bản này.") % {"unit": issuer})


def _paper_reaches(paper: Paper, step: str) -> Decision:
    state = PaperState(paper.state)
    if PAPER.can(state, step):
        return ALLOWED
    return deny(
        _("Văn bản %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": paper.code, "state": PAPER_STATES[state]}
    )
