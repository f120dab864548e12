"""Citations that would read the same get a letter after the year, in the text as in the list: [Wang et al., 2024a]."""

from string import ascii_lowercase


def told_apart(app):
    """Event builder-inited: the years of entries with the same authors' names and year gain a letter, in the order of their keys."""
    entries, alike = app.env.get_domain("cite").bibdata.data.entries, {}
    for key in sorted(entries):
        entry = entries[key]
        names = [" ".join(person.last_names) for person in entry.persons.get("author", [])]
        year = entry.fields.get("year", "").rstrip(ascii_lowercase)  # a build that goes on from the last one has them already
        shown = tuple(names) if len(names) < 3 and "others" not in names else names[0]
        alike.setdefault((shown, year), []).append(entry)
    for (_, year), same in alike.items():
        for letter, entry in zip(ascii_lowercase, same):
            if len(same) > 1 and year:
                entry.fields["year"] = year + letter
