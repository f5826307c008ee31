"""A cluster in the words of its papers."""

from __future__ import annotations

from thidua.campaigns.logic.papers.wording import COMMITTEES, initials
from thidua.campaigns.paper_source import sentence_name
from thidua.directory.models import Cluster, Organisation
from thidua.directory.queries import cluster_members
from thidua.scoring.logic.cluster_papers import ClusterFacts


def cluster_words(cluster: Cluster, issuer: Organisation) -> ClusterFacts:
    """The cluster as a paper of ``issuer`` names it."""
    committee = issuer.kind in COMMITTEES
    return ClusterFacts(
        name=cluster.name,
        year=cluster.year,
        issuer=sentence_name(issuer).upper(),
        code="UBND" if committee else initials(issuer.name),
        place=issuer.short_name or issuer.name,
        members=tuple(member.name for member in cluster_members(cluster)),
        is_committee=committee,
    )
