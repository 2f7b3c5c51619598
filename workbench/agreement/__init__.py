"""How far coders agree: second coding, coefficients, adjudication."""
