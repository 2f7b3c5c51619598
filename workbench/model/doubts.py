"""By which codes an issue says that recognition was not sure of a place: of a number, of another word."""

NUMBER_IN_DOUBT, TEXT_IN_DOUBT = "number-in-doubt", "text-in-doubt"
