"""An installation that runs: configuration rendered, PostgreSQL embedded, processes supervised."""
