"""What the tests and checks stand on: a database, a browser, the runs behind `./dure test`."""
