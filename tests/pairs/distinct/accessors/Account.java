class Account {
    public String getHolder() {
        if (this.holder == null) {
            throw new IllegalStateException("no holder was set");
        }
        return this.holder;
    }

    public Currency getCurrency() {
        if (this.currency == null) {
            throw new IllegalStateException("no currency was set");
        }
        return this.currency;
    }
}
