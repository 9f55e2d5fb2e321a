package disk

import "strings"

type Node struct {
	Name     string
	Size     int64
	Children []*Node
}

// FolderSizes returns the bytes of each folder with all that is below it, by path.
func FolderSizes(node *Node, path string, sizes map[string]int64, seen map[*Node]bool) int64 {
	if node == nil || strings.HasPrefix(node.Name, ".") {
		return 0
	}
	if seen[node] {
		return 0
	}
	seen[node] = true
	here := path + "/" + node.Name
	total := node.Size
	for _, child := range node.Children {
		total += FolderSizes(child, here, sizes, seen)
	}
	if len(node.Children) > 0 {
		sizes[here] = total
	}
	return total
}
