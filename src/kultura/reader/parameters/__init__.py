"""What can be asked: parsing a query string by one table, a module a topic in `known`."""
