"""The official forms as data -> terms, names, and a Report laid out as the form prints it; knows no layout."""
