"""Alembic's environment: migrations run on the connection that `kultura.store.schema` opened."""

from alembic import context


context.configure(
    connection=context.config.attributes["connection"],
    version_table_schema="publication",
    transactional_ddl=False,
)
context.run_migrations()
