"""Word pairs of the attacks; each pair works both ways."""
from __future__ import annotations

_SYNONYMS = """
use utilize|help assist|show demonstrate|big large|important crucial|start begin|also additionally|but however
so therefore|get obtain|need require|many numerous|make create|buy purchase|about regarding|enough sufficient
end conclude|try attempt|ask inquire|tell inform|keep retain|give provide|think believe|look appear|find discover
change alter|improve enhance|fast quick|hard difficult|easy simple|smart clever|happy glad|often frequently
maybe perhaps|main primary|whole entire|wrong incorrect|right correct|job task|answer reply|choose select|fix repair
hide conceal|place location|idea notion|goal aim|result outcome|problem issue|method approach|story tale
"""
_SPELLINGS = """
color colour|favorite favourite|center centre|realize realise|organize organise|behavior behaviour|program programme
traveling travelling|gray grey|defense defence|honor honour|labor labour|neighbor neighbour|flavor flavour
analyze analyse|recognize recognise|apologize apologise|theater theatre|meter metre|license licence|catalog catalogue
dialog dialogue|canceled cancelled|modeling modelling|jewelry jewellery|aging ageing|skeptical sceptical|plow plough
summarize summarise|emphasize emphasise|optimize optimise|minimize minimise|harbor harbour|humor humour|rumor rumour
"""


def _both_ways(pairs: str) -> dict[str, str]:
    listed = [pair.split() for line in pairs.strip().splitlines() for pair in line.split("|")]
    return {a: b for one, other in listed for a, b in ((one, other), (other, one))}


SYNONYMS = _both_ways(_SYNONYMS)
SPELLINGS = _both_ways(_SPELLINGS)
