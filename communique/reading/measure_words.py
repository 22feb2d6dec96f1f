"""Words that tell where the goods of a measure begin and end, and which words name none.

Plain English words only: names of goods are in the lexicon.
"""

from __future__ import annotations

GENERIC = frozenset(
    "imports import exports export goods products product articles items countries country all certain nearly "
    "some most other the its their these those any each of new additional foreign many nations partners trading "
    "trade companies related tariff lines originating qualifying such this that a an volume volumes shipments "
    "items individual market markets abovementioned above-mentioned said subject covered relevant question both "
    "investigated concerned another specified".split()
)

ENDS_PRODUCTS = frozenset(
    "from to in into at by with under as after since effective over due because unless that which who while if "
    "when is are was were will has have had be been would could should may can imposed announced starting "
    "beginning until till upto "
    "aimed designed intended meant introduced proposed adopted later soon today yesterday manufactured shipped "
    "through including on against allocated set not without pursuant consistent where before "
    "following entering exported imported coming made during within for but whose also now stands than remain "
    "remains being equal used you us them it above beyond again like destined bound worth originating took take takes "
    "come comes came go goes went kick kicks kicked expire expires expired hit hits hurt remained rose fell rise "
    "covered originated using retroactive tied back this last next enter enters entered sparked triggered prompted "
    "affect affects affected continue continues continued expected scheduled slated received levied ended ends "
    "lapsed persist persists stay stays stood increasing decreasing rising falling growing abroad overseas transiting "
    "violated violate violates breach breached breaches harm harmed caused causes forced "
    "halved doubled tripled quadrupled "
    "reaching crossing fall falls drop drops included includes contained contains comprises".split()
)

BEFORE_NAME = frozenset({"along with", "as well as", "together with", "in addition to"}) | frozenset(
    "the a an its their his our and or is are was were will would to that which has have had be been not impose "
    "imposes imposed imposing lift lifting lifted reduce reducing eliminate remove cut raise raising apply "
    "tighten suspend withdraw slash slashing slashed end increase maintain introduce decrease decreasing plans "
    "provide provides provided providing grant grants granting offer offers offered issuing issue issues circumvent "
    "remit remitting pay paying negotiate replace replaces replacing extends scrapped double doubling recommends "
    "recommended recommending limiting limit cap caps hike hikes it they strengthen including while "
    "include includes included contain contains contained "
    "allow allows allowed allowing permit permits permitted permitting authorise authorised authorize authorized "
    "whereas but as when though although if 's ’s both any "
    "achieve achieves enjoy enjoys preparing prepare mulling weighing eyeing "
    "about over under regarding concerning amid despite after following because before since until per via "
    "calculating granted granted issued renewed obtained included includes reset resets he she we i "
    "banned banning halted halting blocked suspending take takes took taken taking also secure secures secured "
    "securing only ban bans halts suspends prohibits no all some since resolving resolve".split()
)

VERBS = frozenset(
    "impose imposed imposing raise raised reduce reduced lift lifted called urged said agreed provide "
    "strengthen make made ensure address remove eliminate establish adopt implement expand promote create "
    "creating he she it they we other the to not then agreed further identifies provides establishes requires allows "
    "extends includes raises lowers exempts sets removes applies designate sanction list retaliated responded".split()
)

NO_GOODS = frozenset(
    "new additional reciprocal baseline existing retaliatory sweeping higher lower import export customs trade "
    "total average current punitive steep blanket universal global special preferential provisional definitive "
    "zero unilateral harsh extra further proposed planned longstanding long-standing strict stricter tough "
    "tougher economic international financial targeted secondary relevant such same different separate "
    "sector-specific sectoral safeguard measure measures permanent temporary annual final initial valorem ad "
    "mfn most-favored-nation applied agricultural-average high low unfair illegal unjustified discriminatory "
    "technical recent related similar formal national emergency investigation comprehensive broad wide "
    "bilateral mutual domestic foreign government state numerous several various many few significant certain "
    "respective still now also currently already individual broader so-called tariff-free duty-free out-of-quota "
    "over-quota in-quota punishing big hefty "
    "preferential-tariff flat interim country-specific reduced unofficial temporary existing".split()
)

# Whom sanctions hit is no goods.
PEOPLE = frozenset(
    "organisations organizations individuals entities groups people persons officials companies firms banks "
    "institutions members leaders lawmakers officers subsidiaries nationals citizens enterprises contractors "
    "refineries refiners diplomats commanders judges ministers businessmen oligarchs".split()
)

SHARING = frozenset(
    "medium heavy light fresh frozen industrial agricultural food cold-rolled hot-rolled raw passenger pharmaceutical "
    "medium- heavy- wooden upholstered live chilled ceramic".split()
)
