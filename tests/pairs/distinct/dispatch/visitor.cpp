Value Printer::visit(const Node &node) {
    switch (node.kind()) {
    case Kind::Add: return visitAdd(node.as<Add>());
    case Kind::Call: return visitCall(node.as<Call>());
    case Kind::Name: return visitName(node.as<Name>());
    default: return Value::none();
    }
}

Value Checker::visit(const Node &node) {
    switch (node.kind()) {
    case Kind::Loop: return checkLoop(node.as<Loop>());
    case Kind::Branch: return checkBranch(node.as<Branch>());
    case Kind::Block: return checkBlock(node.as<Block>());
    default: return Value::none();
    }
}
