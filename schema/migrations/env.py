"""Runs the migrations inside the transaction that the program has opened (reliability.md, section 1).

The connection comes from the caller, already in BEGIN EXCLUSIVE: Alembic must neither begin nor commit.
"""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transactional_ddl=True)
context.run_migrations()
