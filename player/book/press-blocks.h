// PressBlocks: the blocks of a part while they are made. What is open stands on a stack, and what is done beside it
// until the block around it is closed, so that every list of children is copied once, at its full length. Whatever
// order blocks come in, what is made keeps to the model: an item stands in a list, a heading at the top alone.
#pragma once

#include "base/array.h"
#include "book/book.h"

enum {
    PRESS_DEPTH_MOST = 24,      // of blocks in one another; what is deeper stands in the last of them
    PRESS_ROWS_MOST = 2000,     // of one table; the rest is another one
    PRESS_COLUMNS_MOST = 64,    // a wider table is its cells, one after another
    PRESS_BLOCKS_MOST = 24000,  // of one section; what follows of it is lines of words
    PRESS_CELL_BLOCKS_MOST = 8, // a cell that holds more was made for looks
};

typedef struct PressContainer {
    Block block;
    int first;       // of its children, among those done
    bool is_implied; // nobody wrote it
    bool is_looks;   // a table that says that it is none
} PressContainer;

typedef struct PressBlocks {
    Arena *arena;   // for what is done
    Arena *scratch; // for both stacks
    ARRAY(PressContainer) open;
    ARRAY(Block) done;
    int part;            // that ids are named for
    int count;           // of blocks that were named in this part
    int made;            // in all parts
    bool begins_page;    // what comes next does, where it stands inside nothing
    int wide_table_line; // of the first table that is too wide to be one; 0: none is
    int caption;         // where a caption stands among those done that waits for its figure; -1: none does
} PressBlocks;

// Opens a block around what comes, with its kind and all but an id, text and children. Returns how many are open
// around it: to close it again, close to these.
int press_blocks_open(PressBlocks *blocks, const Block *block, bool is_looks);

// Closes all but so many, and a verse that goes on where may_go_on is set. What holds nothing is left out.
void press_blocks_close(PressBlocks *blocks, int depth, bool may_go_on);

// Adds one that holds no others, and names it.
void press_blocks_add(PressBlocks *blocks, Block block);

// Adds a caption: of the table that is open and has no row yet, or of the figure that goes before it; else it waits
// for a figure when may_wait is set, and is a paragraph.
void press_blocks_add_caption(PressBlocks *blocks, Block block, bool may_wait);

// No figure comes for a caption any more.
void press_blocks_forget_caption(PressBlocks *blocks);

// Drops all that is open and done: what comes is made in arena.
void press_blocks_drop(PressBlocks *blocks, Arena *arena);

// All that is done, and begins the next part with the same blocks open.
Flow press_blocks_turn(PressBlocks *blocks, Arena *next);
