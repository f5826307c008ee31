from __future__ import annotations

import thidua.campaigns.actions
import thidua.documents.actions
from thidua.core.actions import REGISTER
from thidua.desk.campaign_words import DEEDS

ROOMS = ("campaign.", "target.", "indicator.", "participation.", "intake.", "draft.")


def test_every_deed_of_documents_and_campaigns_has_words() -> None:
    assert thidua.campaigns.actions and thidua.documents.actions
    assert sorted(code for code in REGISTER if code.startswith(ROOMS) and code not in DEEDS) == []
