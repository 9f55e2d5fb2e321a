#include <memory>
#include <string>

struct Question {
    int code;
    std::unique_ptr<Question> yes, no;
};

std::string archive(const std::unique_ptr<Question>& question)
{
    if (!question)
        return "#";
    std::string text = std::to_string(question->code);
    text += ',';
    text += archive(question->yes);
    text += ',';
    text += archive(question->no);
    return text;
}
