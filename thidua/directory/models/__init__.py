from thidua.directory.models.organisation import (
    Cluster,
    ClusterMember,
    ClusterPost,
    Organisation,
    Placement,
    Succession,
)
from thidua.directory.models.person import Appointment, Person, PersonKey
from thidua.directory.models.user import Grant, Role, User

__all__ = [
    "Appointment",
    "Cluster",
    "ClusterMember",
    "ClusterPost",
    "Grant",
    "Organisation",
    "Person",
    "PersonKey",
    "Placement",
    "Role",
    "Succession",
    "User",
]
