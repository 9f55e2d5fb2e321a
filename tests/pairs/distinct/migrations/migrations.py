class Orders:
    def upgrade(self, schema):
        with schema.table("orders") as table:
            table.add_column("status", String(20), default="open")
            table.add_column("closed_on", Date(), nullable=True)
            table.add_index("orders_status", ["status", "closed_on"])


class Users:
    def upgrade(self, schema):
        with schema.table("users") as table:
            table.add_column("locale", String(5), default="en")
            table.add_column("last_seen", DateTime(), nullable=True)
            table.add_index("users_seen", ["last_seen"])
