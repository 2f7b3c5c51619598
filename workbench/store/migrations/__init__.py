"""How the tables of the store came about, one revision after another."""
