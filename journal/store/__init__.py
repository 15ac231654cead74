"""The one door to the data: the only package with SQLModel, SQLAlchemy, Alembic and sqlite3."""
