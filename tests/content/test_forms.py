"""The forms of every type open, with an input for every field a person fills in."""

import pytest


INPUTS = {
    "Venue": ["latitude", "IOpeningHours.opening_hours", "IAccessibility.accessibility_venue"],
    "Exhibit": ["IExhibitRun.opens", "IExhibitRun.permanent", "IPictures.pictures", "IPlace.place"],
    "Performance": ["genre", "IShowings.premiere", "IShowings.schedule", "IAgents.agents"],
    "Lesson": ["levels", "school_subjects", "ISlots.schedule", "curriculum"],
    "Event": ["event_type", "ISchedule.schedule", "IAdmission.admission_prices"],
    "DigitalObject": ["IRights.work_rights", "IDating.dating_text", "dimensions", "materials"],
    "DigitalCollection": ["part_of", "ITopics.topics"],
    "Document": ["IText.text", "IPictures.pictures"],
    "News Item": ["IText.text", "IPictures.pictures"],
}


@pytest.mark.parametrize("portal_type", INPUTS)
def test_add_form(browser, functional_portal, portal_type) -> None:
    browser.open(f"{functional_portal.absolute_url()}/++add++{portal_type}")
    assert browser.headers["status"].lower().startswith("200")
    for name in INPUTS[portal_type]:
        assert f'name="form.widgets.{name}' in browser.contents, name
