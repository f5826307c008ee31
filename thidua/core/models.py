"""The ledger, notices and jobs. Nothing here knows a noun of the domain; things are named by stable text."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One line of the append-only ledger. Written only by :func:`thidua.core.audit.record`.

    Database triggers refuse UPDATE and DELETE; the seal finds what got past them.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    code = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    actor_label = models.CharField(max_length=200)
    subject = models.CharField(max_length=120)
    subject_label = models.CharField(max_length=300)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    correlation = models.CharField(max_length=40, blank=True)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)
        indexes = [
            models.Index(fields=["subject", "-seq"], name="audit_subject"),
            models.Index(fields=["actor", "-seq"], name="audit_actor"),
            models.Index(fields=["code", "-seq"], name="audit_code"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.code} {self.subject}"


class AuditHead(models.Model):
    """The number and seal of the last line: shows when the end was cut off, and is the lock of the ledger."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_single")]

    def __str__(self) -> str:
        return f"head {self.seq}"


class Notice(models.Model):
    """A message to one user, in the system. ``recipient`` is the audit key of the user (``user:7``)."""

    recipient = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["recipient", "read_at"], name="notice_recipient")]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "kind", "subject"], name="notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.text[:60]}"


class Job(models.Model):
    """One piece of background work and how far it is. The lease tells whether a worker still lives."""

    class State(models.TextChoices):
        READY = "ready", "chờ"
        RUNNING = "running", "đang chạy"
        DONE = "done", "xong"
        FAILED = "failed", "lỗi"

    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    requested_by = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["state", "lease_until"], name="job_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["ready", "running", "done", "failed"]), name="job_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.state}"
