"""Files, rates and gates that the text and the image commands share."""
