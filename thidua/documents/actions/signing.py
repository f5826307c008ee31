"""Signed files kept: one that was signed here, one that came in and was checked. Their bytes stay as they are."""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile, File

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.core.logic.codec import to_json
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.documents import certificate_policy as policy
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.logic.verdict import Verdict
from thidua.documents.models import Paper, SignedFile, StoredFile

SIGNED_ENDING = ".ky-so"


@action("signed_file.checked")
def keep_check(upload: File[bytes], verdict: Verdict, *, organisation: Organisation, by: Actor, on: date) -> SignedFile:
    """Keep a file with what was found of its signatures."""
    require(policy.can_check_signatures(by, organisation, on))
    name = file_name_of(upload)
    return _keep(name, stored_file(upload, name), None, verdict, organisation=organisation, by=by, on=on)


@action("signed_file.signed")
def keep_signed(
    upload: File[bytes], signed: bytes, verdict: Verdict, *, organisation: Organisation, by: Actor, on: date
) -> SignedFile:
    """Keep the file as it was and as it was signed."""
    require(policy.can_sign_files(by, organisation, on))
    return _keep(*_both(upload, signed), verdict, organisation=organisation, by=by, on=on)


@action("paper.print_signed")
def keep_signed_print(
    paper: Paper, upload: File[bytes], signed: bytes, verdict: Verdict, *, by: Actor, on: date
) -> SignedFile:
    """Keep the print of a paper as it was and as it was signed; a further signature goes on top of the last one."""
    require(policy.can_sign_print(by, paper, on))
    return _keep(*_both(upload, signed), verdict, organisation=paper.issuer, paper=paper, by=by, on=on)


def _both(upload: File[bytes], signed: bytes) -> tuple[str, StoredFile, StoredFile]:
    """The new name, the signed file and the original, both stored."""
    name = file_name_of(upload)
    original = stored_file(upload, name)
    new_name = f"{name.removesuffix('.pdf').removesuffix(SIGNED_ENDING)}{SIGNED_ENDING}.pdf"
    return new_name, stored_file(ContentFile(signed, new_name), new_name), original


def _keep(
    name: str,
    stored: StoredFile,
    original: StoredFile | None,
    verdict: Verdict,
    *,
    organisation: Organisation,
    by: Actor,
    on: date,
    paper: Paper | None = None,
) -> SignedFile:
    row = SignedFile(
        code=next_code(SignedFile, f"KS-{on.year}-", digits=4),
        organisation=organisation,
        file=stored,
        file_name=name,
        original=original,
        paper=paper,
        verdict=to_json(verdict),
        outcome=verdict.outcome.value,
        by=by if isinstance(by, User) else None,
        at=clock.now(),
    )
    save_checked(row)
    signers = [finding.signer for finding in verdict.findings]
    subject = paper.subject if paper else row.subject
    record(subject, str(row), by=by, changes={"sha256": stored.sha256, "outcome": row.outcome, "signers": signers})
    return row
