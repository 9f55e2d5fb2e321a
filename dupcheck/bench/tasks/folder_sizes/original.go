package disk

type Node struct {
	Name     string
	Size     int64
	Children []*Node
}

// FolderSizes returns the bytes of each folder with all that is below it, by path.
func FolderSizes(node *Node, path string, sizes map[string]int64) int64 {
	if node == nil {
		return 0
	}
	here := path + "/" + node.Name
	total := node.Size
	for _, child := range node.Children {
		total += FolderSizes(child, here, sizes)
	}
	if len(node.Children) > 0 {
		sizes[here] = total
	}
	return total
}
