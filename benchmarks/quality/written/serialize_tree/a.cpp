#include <memory>
#include <string>

struct TreeNode {
    int value;
    std::unique_ptr<TreeNode> left;
    std::unique_ptr<TreeNode> right;
};

std::string to_text(const TreeNode* node) {
    if (node == nullptr) {
        return "#";
    }
    std::string text = std::to_string(node->value);
    text += ' ';
    text += to_text(node->left.get());
    text += ' ';
    text += to_text(node->right.get());
    return text;
}
