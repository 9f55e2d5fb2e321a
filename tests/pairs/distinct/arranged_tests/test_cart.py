def test_an_empty_cart_costs_nothing(shop):
    customer = shop.register("anna", country="AT")
    cart = shop.open_cart(customer)
    cart.set_discount(0)
    bill = cart.checkout()
    assert bill.total == 0
    assert bill.lines == []


def test_a_cart_adds_up(shop):
    customer = shop.register("bert", country="DE")
    cart = shop.open_cart(customer)
    cart.put("apple", 3)
    bill = cart.checkout()
    assert bill.total == 7.5
    assert [line.name for line in bill.lines] == ["apple"]
