"""What passes between server and browser, as both sides know it; the scripts' types are written from here."""
