def save_user(request, database):
    form = request.form
    if not form.get("name"):
        raise BadRequest("name")
    user = User(name=form["name"], mail=form.get("mail"))
    database.add(user)
    database.commit()
    return redirect("/users")
