"""Do the tests notice? Small faults put into functions, one at a time, and the tests run against each."""
