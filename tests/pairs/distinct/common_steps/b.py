def resize_image(request, storage):
    image = storage.load(request.args["id"])
    ratio = min(800 / image.width, 600 / image.height, 1)
    if ratio < 1:
        image = image.resize(round(image.width * ratio), round(image.height * ratio))
    storage.save(image, quality=85)
    return image.bytes()
