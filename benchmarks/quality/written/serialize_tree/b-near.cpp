#include <algorithm>
#include <memory>
#include <string>

struct Question {
    int code;
    std::unique_ptr<Question> yes, no;
};

std::string longest_interview(const std::unique_ptr<Question>& question)
{
    if (!question)
        return "";
    std::string yes = longest_interview(question->yes);
    std::string no = longest_interview(question->no);
    if (std::count(yes.begin(), yes.end(), ',') < std::count(no.begin(), no.end(), ','))
        yes = no;
    return std::to_string(question->code) + ',' + yes;
}
