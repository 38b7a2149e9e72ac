"""Phones and websites seen with premises and adverts."""

from __future__ import annotations

from groundview.synth.market.settings import settings
from groundview.synth.market.wording import wording
from groundview.synth.world import World


def note(world: World) -> None:
    """Makes identifiers_market: the phone and the website of adverts, and phones noted at known premises."""
    sites = ", ".join(f"'{site}'" for site in wording().sites)
    world.make(
        "identifiers_market",
        f"""
        SELECT 'phone' AS identifier_type, phone_digits(phone) AS identifier, 'advert' AS seen_with_type,
               advert_id AS seen_id, posted_on AS seen_on FROM advert
        UNION ALL
        SELECT 'website', CASE WHEN operator_id IS NOT NULL AND chance('market.own_site', operator_id)
                   < {wording().own_site}
                   THEN 'open-door-' || (1000 + pick('market.site_name', operator_id, 9000)) || '.example'
                   ELSE [{sites}][1 + pick('market.site', advert_id, {len(wording().sites)})] END,
               'advert', advert_id, posted_on
        FROM advert WHERE chance('market.website', advert_id) < {settings().adverts.website}
        UNION ALL
        SELECT DISTINCT 'phone', phone_digits(phone), 'premises', premises_id, last_seen
        FROM premises JOIN operator_phone USING (operator_id)
        WHERE known AND nth = pick('advert.phone', premises_id, phones)
          AND chance('market.noted', premises_id) < {settings().known.phone_noted}
        ORDER BY ALL""",
    )
