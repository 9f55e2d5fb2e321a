class Window:
    def __init__(self, title, parent, width=640, height=480, visible=True):
        self.title = title
        self.parent = parent
        self.width = width
        self.height = height
        self.visible = visible
        self.children = []
