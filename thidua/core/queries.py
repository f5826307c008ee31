"""Named reads of the ledger, notices and jobs."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from thidua.core.audit import Actor
from thidua.core.models import AuditEntry, Job, Notice


def history_of(*subjects: str) -> QuerySet[AuditEntry]:
    """The lines about these subjects, newest first."""
    return AuditEntry.objects.filter(subject__in=subjects).order_by("-seq")


def entries() -> QuerySet[AuditEntry]:
    """The whole ledger, newest first; who may see it is decided by the directory's policy."""
    return AuditEntry.objects.order_by("-seq")


def notices_of(reader: Actor) -> QuerySet[Notice]:
    """The reader's notices, newest first."""
    return Notice.objects.filter(recipient=reader.audit_key)


def jobs_of(reader: Actor) -> QuerySet[Job]:
    """The background work this person asked for."""
    return Job.objects.filter(requested_by=reader.audit_key)


def job_about(subject: str) -> Job | None:
    """The latest background work on one subject."""
    return Job.objects.filter(subject=subject).first()


def jobs_about(subject: str) -> QuerySet[Job]:
    """All background work on one subject and on variants of it named behind an ``@``, the latest first."""
    return Job.objects.filter(Q(subject=subject) | Q(subject__startswith=f"{subject}@"))
