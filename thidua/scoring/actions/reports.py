"""The report of a cluster's results, written from what was made known."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, require
from thidua.documents.actions.papers import Beginning, begin_paper
from thidua.documents.models import Paper
from thidua.scoring.actions.making.cluster_words import cluster_words
from thidua.scoring.logic.result_report import AppealFacts, JudgingFacts, result_report
from thidua.scoring.logic.scheme import criteria
from thidua.scoring.models import Publication, ScoringRound
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.results import published_rows
from thidua.scoring.queries.rounds import appeals_of, publications_of


@action("scoring.report_written")
def write_result_report(row: ScoringRound, *, by: Actor, on: date) -> Paper:
    """Begin the report of the results as a paper of the organiser; it is edited, signed and sent like any other."""
    require(policy.can_report_results(by, row, on))
    publication = publications_of(row).first()
    if publication is None:
        raise Conflict(_("Đợt chưa có bảng kết quả. Hãy công bố kết quả trước."))
    organiser = row.cluster.organiser
    facts = _facts(row, publication)
    document = result_report(cluster_words(row.cluster, organiser), facts, published_rows(publication))
    paper = begin_paper(document, issuer=organiser, beginning=Beginning("scoring_results", row.subject), by=by, on=on)
    record(row.subject, row.label, by=by, changes={"paper": paper.label})
    return paper


def _facts(row: ScoringRound, publication: Publication) -> JudgingFacts:
    names = {criterion.key: criterion.name for _kind, criterion in criteria(row.table)}
    return JudgingFacts(
        code=row.code,
        scheme=row.table.name,
        opened_on=row.opened_on,
        made_on=publication.made_on,
        final=publication.kind == Publication.Kind.FINAL,
        digest=publication.digest,
        appeals=tuple(
            AppealFacts(
                unit=appeal.card.organisation.name,
                line=names.get(appeal.criterion, appeal.criterion),
                outcome=str(appeal.get_state_display()).lower(),
                answer=appeal.answer,
            )
            for appeal in appeals_of(row)
        ),
    )
