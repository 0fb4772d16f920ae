// Pack offer: what a stick holds for this screen, or what came of installing it, as a small file of XML: offer.xml, by
// which the installer tells staff's page, and last.xml in the store, for the screen's state.
//
//     <offer xmlns="urn:lectern:content:1" state="open" name="home" version="7" present="6" languages="en ar"
//       roles="author clinician" changed="12" removed="1" digest="9f.." device="sda1">home-7 can be installed</offer>
//
// Player and installer meet in a folder in memory, where either may write. What staff accept there is the manifest with
// that digest and no other; each request bears the name of the stick's device, and is gone once it was looked at.
#pragma once

#include "pack/install.h"

#define OFFER_FOLDER "/run/lectern-install"
#define OFFER_FILE "offer.xml"
#define OFFER_LAST "last.xml" // in the store

// Requests: the first two are followed by a point and the device.
#define OFFER_ACCEPT "accept"  // holds the digest
#define OFFER_STATUS "status"  // holds what the player says of itself (app/report.h)
#define OFFER_BACK "roll-back" // holds nothing
// The other way: programs were upgraded, and the player shall end between visits, so that the new one starts. It takes
// that away.
#define OFFER_RESTART "restart"

enum { OFFER_DEVICE_MOST = 32 };

typedef enum PackOfferState {
    OFFER_NONE,    // there is no stick
    OFFER_READING, // one is being looked at
    OFFER_OPEN,    // it can be accepted
    OFFER_TAKEN,   // it is being installed
    OFFER_DONE,    // it is installed
    OFFER_REFUSED, // it will not be
    OFFER_FAILED,  // the machine cannot
} PackOfferState;

// What became of the screen's state, which staff want on the stick.
typedef enum PackOfferStatus { OFFER_NO_STATUS, OFFER_WRITING, OFFER_WRITTEN, OFFER_UNWRITTEN } PackOfferStatus;

typedef struct PackOffer {
    PackOfferState state;
    InstallReason reason;
    PackOfferStatus status;
    PackName name;         // version 0: there is no pack
    int present;           // the version that it would follow; 0: none
    Text languages, roles; // each by a space
    int changed, removed;  // files, held against the version that it would follow; new ones are changed
    Text digest;           // of the manifest; of an open one
    Text date;             // of last.xml: by the machine's clock, whoever vouches for that
    Text device;           // "sda1"
    Text sentence;         // for whoever looks after the machine
} PackOffer;

// What is to be told of a pack that was weighed or installed. In arena.
PackOffer pack_offer_of(Arena *arena, const InstallSpec *spec, const char *pack, const InstallResult *result);

// Its bytes, in arena.
Text pack_offer_print(Arena *arena, const PackOffer *offer);

// Reads such a file. It may be anybody's: what does not fit is left out, and no file, or another, is no stick.
PackOffer pack_offer_read(Arena *arena, const char *path);
