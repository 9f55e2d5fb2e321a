package disk

type Node struct {
	Name     string
	Size     int64
	Children []*Node
}

// DeepestPath returns the longest way down from a folder, and of how many steps it is.
func DeepestPath(node *Node, path string) (string, int) {
	if node == nil {
		return "", 0
	}
	here := path + "/" + node.Name
	longest, depth := here, 0
	for _, child := range node.Children {
		below, steps := DeepestPath(child, here)
		if steps > depth {
			longest, depth = below, steps
		}
	}
	return longest, depth + 1
}
