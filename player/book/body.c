#include "book/body.h"

#include "book/exercise.h"
#include "book/field.h"
#include "book/flow.h"
#include "book/inline.h"
#include "book/link.h"
#include "book/phrases.h"

static void append_section(Reader *reader, const XmlNode *section, int level, Blocks *blocks)
{
    const XmlNode *title = xml_child(section, "title");
    if (title) {
        Block heading = flow_read_heading(reader, title, level, field_id(section, "id"));
        *array_push(reader->arena, blocks) = heading;
    }
    for (const XmlNode *child = section->first; child && !interrupt_due(reader->interrupt); child = child->next)
        if (text_is(child->name, "section"))
            append_section(reader, child, level + 1, blocks);
        else
            flow_append(reader, child, blocks);
}

// Elements in it and in the sections within it, these aside.
static int count_elements(const XmlNode *section)
{
    int count = xml_element_count(section);
    for (const XmlNode *inner = xml_child(section, "section"); inner; inner = xml_sibling(inner, "section"))
        count += count_elements(inner) - 1;
    return count;
}

Flow body_read_sections(Reader *reader, const XmlNode *root, const Block *title)
{
    int element_count = title ? 1 : 0;
    for (const XmlNode *section = xml_child(root, "section"); section; section = xml_sibling(section, "section"))
        element_count += count_elements(section);
    Blocks blocks = flow_room(reader, element_count);
    if (title)
        *array_push(reader->arena, &blocks) = *title;
    for (const XmlNode *section = xml_child(root, "section"); section; section = xml_sibling(section, "section"))
        append_section(reader, section, 2, &blocks);
    return (Flow){blocks.at, blocks.count};
}

// The note's own paragraphs; its short version is read apart.
static const ContentNote *read_note(Reader *reader, const XmlNode *node)
{
    const XmlNode *note = xml_child(node, "content-note");
    if (!note)
        return NULL;
    ContentNote *result = arena_new(reader->arena, ContentNote);
    result->text = flow_read(reader, note);
    const XmlNode *brief = xml_child(note, "short");
    if (brief)
        result->brief = flow_read(reader, brief);
    return result;
}

static Chapter read_chapter(Reader *reader, const XmlNode *root)
{
    const XmlNode *title = xml_child(root, "title");
    Block heading = flow_read_heading(reader, title, 1, id_of(TEXT("title")));
    Chapter chapter = {.note = read_note(reader, root)};
    chapter.flow = body_read_sections(reader, root, &heading);
    chapter.landing = link_read_all(reader, xml_child(root, "landing"));
    return chapter;
}

static Question read_question(Reader *reader, const XmlNode *node)
{
    Question question = {
        .at = field_at(reader, node),
        .language = reader->language,
        .id = field_id(node, "id"),
        .is_adult = text_is(xml_value(node, "audience"), "adult"),
        .note = read_note(reader, node),
        .ask = inline_child_words(reader, node, "ask"),
        .words = inline_child_words(reader, node, "words"),
        .also = link_read_all(reader, xml_child(node, "also")),
    };
    const XmlNode *answer = xml_child(node, "answer");
    if (answer)
        question.answer = flow_read(reader, answer);
    return question;
}

static Faq read_faq(Reader *reader, const XmlNode *root)
{
    ARRAY(Question) questions = {0};
    for (const XmlNode *node = xml_child(root, "question"); node; node = xml_sibling(node, "question")) {
        Question question = read_question(reader, node);
        *array_push(reader->arena, &questions) = question;
    }
    return (Faq){questions.at, questions.count};
}

// Whoever reads in easier words is told where an item has none; and whoever reads in a language, where it is in
// another.
static Block read_lack(Reader *reader, const XmlNode *root, const Item *item)
{
    PhraseId lack = item->language.size ? PHRASE_LANGUAGE_LACKING : PHRASE_LEVEL_LACKING;
    Text words = phrase(reader->library->book.phrases, lack);
    Span *quiet = arena_new(reader->arena, Span);
    *quiet = (Span){.end = (uint32_t)words.size, .style = SPAN_EM};
    return (Block){
        .kind = BLOCK_PARAGRAPH,
        .at = field_at(reader, root),
        .id = id_of(TEXT("page.lacking")), // no author's
        .text = words,
        .language = reader->library->book.language,
        .spans = quiet,
        .span_count = 1,
        .direction = reader->library->book.direction,
    };
}

// That stands behind so many blocks.
static Flow add_lack(Reader *reader, const Block *lack, Flow flow, int behind)
{
    Blocks blocks = {0};
    for (int i = 0; i < behind && i < flow.count; i++)
        *array_push(reader->arena, &blocks) = flow.blocks[i];
    *array_push(reader->arena, &blocks) = *lack;
    for (int i = behind; i < flow.count; i++)
        *array_push(reader->arena, &blocks) = flow.blocks[i];
    return (Flow){blocks.at, blocks.count};
}

static Faq add_lack_to_answers(Reader *reader, const Block *lack, Faq faq)
{
    Question *questions = arena_many(reader->arena, Question, faq.count);
    for (int i = 0; i < faq.count; i++) {
        questions[i] = faq.questions[i];
        questions[i].answer = add_lack(reader, lack, questions[i].answer, 0);
    }
    return (Faq){questions, faq.count};
}

static void tell_lack(Reader *reader, const XmlNode *root, Body *body)
{
    Block lack = read_lack(reader, root, body->item);
    switch (body->item->kind) {
    case ITEM_CHAPTER:
        body->chapter.flow = add_lack(reader, &lack, body->chapter.flow, 1); // the title stands first
        break;
    case ITEM_FAQ:
        body->faq = add_lack_to_answers(reader, &lack, body->faq);
        break;
    case ITEM_EXERCISE:
        body->exercise.before = add_lack(reader, &lack, body->exercise.before, 0);
        break;
    }
}

const Body *body_read(Reader *reader, const Item *item, const XmlNode *root)
{
    Body *body = arena_new(reader->arena, Body);
    body->item = item;
    switch (item->kind) {
    case ITEM_CHAPTER:
        body->chapter = read_chapter(reader, root);
        break;
    case ITEM_FAQ:
        body->faq = read_faq(reader, root);
        break;
    case ITEM_EXERCISE:
        body->exercise = exercise_read(reader, root);
        body->exercise.language = reader->language;
        break;
    }
    if (item->lacks_level || item->language.size)
        tell_lack(reader, root, body);
    return body;
}
