"""What the voter's browser seals is what the council opens; its own curve gives the numbers of RFC 7748."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from tests.council.boxes import new_box
from thidua.council.logic.slips import code_of, fingerprint
from thidua.council.sealing import ENVELOPE_BYTES

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "thidua" / "desk" / "static" / "desk" / "js"
NODE = shutil.which("node")
pytestmark = [pytest.mark.logic, pytest.mark.skipif(NODE is None, reason="Node is not on this machine")]


def in_node(asked: dict[str, Any]) -> Any:
    """What the scripts of the page answer."""
    command = [str(NODE), str(Path(__file__).with_name("seal_in_node.js")), str(SCRIPTS)]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_the_own_curve_gives_the_vectors_of_rfc_7748() -> None:
    vectors = [
        (
            "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
            "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        ),
        (
            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
            "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
            "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        ),
        (
            "0900000000000000000000000000000000000000000000000000000000000000",
            "0900000000000000000000000000000000000000000000000000000000000000",
            "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
        ),
    ]
    found = in_node({"multiply": [[scalar, point] for scalar, point, _ in vectors]})
    assert found == [result for *_, result in vectors]


def test_the_own_curve_agrees_with_the_library_on_fresh_keys() -> None:
    pairs = [(X25519PrivateKey.generate(), X25519PrivateKey.generate().public_key()) for _ in range(12)]
    found = in_node({"multiply": [[a.private_bytes_raw().hex(), b.public_bytes_raw().hex()] for a, b in pairs]})
    assert found == [a.exchange(X25519PublicKey.from_public_bytes(b.public_bytes_raw())).hex() for a, b in pairs]


@pytest.mark.parametrize("own", [False, True], ids=["the browser's curve", "the house's curve"])
def test_the_council_opens_what_a_browser_has_sealed(own: bool) -> None:
    box, items = new_box(), [uuid4() for _ in range(3)]
    slips = [{"item": str(item), "line": line, "own": own} for line, item in enumerate(items)]
    made = in_node({"box": str(box.box), "public": box.public.hex(), "slips": slips})
    key = box.key(0, 2)
    for line, (item, one) in enumerate(zip(items, made, strict=True)):
        envelope = base64.b64decode(one["envelope"])
        slip = key.open_slip(box.box, item, envelope)
        assert slip is not None
        assert (slip.option, code_of(slip.tracker)) == (line, one["tracker"])
        assert (len(envelope), fingerprint(envelope).hex()) == (ENVELOPE_BYTES, one["fingerprint"])
        assert key.open_slip(box.box, uuid4(), envelope) is None
