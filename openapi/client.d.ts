// The types of every path, question and answer of the service, for programs in TypeScript. Written by npm run client from openapi.json.

export interface paths {
    "/v1/courts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Courts that the archive knows
         * @description Each as its policy in force has it, else its newest; in the order of their keys. Those that cannot answer yet say why.
         */
        get: operations["listCourts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One court as its policy in force has it
         * @description Asked for by a division's key, what the division says replaces the court's whole element [169][177]; contacts and address inherit when absent.
         */
        get: operations["getCourt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/effective-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which policy is in force, and why
         * @description The newest publication that has started by the instant (Rule 1 [77]), with the reasons, what could make the answer wrong, and until when it is settled.
         */
        get: operations["getEffectivePolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every policy of a court
         * @description Newest publication first, each with where it stands at `at`.
         */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/policies/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One policy, whole
         * @description As JSON: every child of Policy, with what no schema knows under `extra`. With `Accept: application/xml` or `format=xml`: the exact bytes. Payment and TestCreditCard are only said to exist.
         */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/policies/{version}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exact bytes of a policy
         * @description As the court published them, with their digest. The same as the policy with Accept: application/xml.
         */
        get: operations["getPolicyDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/policies/{version}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the checks say of a policy
         * @description Of its document, its file name, its index entry and its place in the court's history. A finding never hides a policy. Of bytes that nobody could read: why; `policy` is null then.
         */
        get: operations["listPolicyFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/policies/{version}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a policy was seen, and in which index
         * @description The first and the last capture of its document, the last capture of an index that did not list it yet, and the first that did, each with the exchanges that brought it.
         */
        get: operations["getPolicyEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which policy ruled when
         * @description Periods in time order, half-open; and the policies of the span, newest publication first, with their states at the instant. A policy that never takes effect has no period.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/policies/{version}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a version says differently from another
         * @description Fees, codes, limits, hours, contacts, divisions and all else, matched by what they are and never by their place; each with what was said, what is said, and a line a person can read. Asked since a newer version the answer is the reverse.
         */
        get: operations["listChangesSinceVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two instants
         * @description From the policy in force at `from` to the one in force at `to`, a day's end where it is a date, the top of the current hour where it is left out. Before the first policy `from` is null and everything is added.
         */
        get: operations["listChangesBetween"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fees of the policy in force
         * @description In policy order, those that apply (`yes`) or could (`undetermined`: the fee states something that the question does not say). Nothing found means unknown, never free of charge.
         */
        get: operations["listFees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/fees/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The fees with a code
         * @description One code may stand for several fees (limited and unlimited cases): all of them, also those that do not apply, with reasons. `due` is null while the pages or the cost are not known.
         */
        get: operations["getFee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/fees/{code}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a fee was over time
         * @description Steps in time order: a new one where amount, name, criteria or presence changes, and at the fee's own dates; a series for each fee that the code stands for. `policy`, `provisional` and `doubts` are those of the instant.
         */
        get: operations["getFeeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/code-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Code tables of the policy in force
         * @description With their size. A division sees its own and the court-wide ones, the OrganizationKey all.
         */
        get: operations["listCodeTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/code-tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The codes of a table
         * @description In the court's order. Where several tables have the name, the codes of all of them; as genericode one table is given.
         */
        get: operations["getCodeTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/code-tables/{table}/codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One code of a table
         * @description By value, then name, then alias. Several codes of one value are all given; one with Include No is there, with `offered: false`.
         */
        get: operations["getCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many questions in one request
         * @description Which policy was in force, what a fee was, what a code stands for: each is answered as its own route answers it, in order, and all of them from one state of the archive. One that cannot be answered is a problem in its place, and no other is the worse for it.
         */
        post: operations["lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do the things that a program has built in still hold
         * @description For a nightly job: each code, count or fee that was built in, whether it holds, since when and until when, and which version, already published for the future, will break it. A court that nobody knows makes its own expectations undetermined.
         */
        post: operations["checkExpectations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Was the court open, and when does it open next
         * @description On the court's clock, by the hours of the policy in force; asked for by a division's key, by the division's hours where it has its own [177]. Without `at` about the current minute. Open from `opens` to before `closes`; a weekday that is not listed is closed, and a holiday without hours all day. `open` is null where the policy states no hours, or none that can be read: `unread` says what. `nextOpening` is by the policy that will be in force then, and `doubts` are those of all the time until then.
         */
        get: operations["getHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/filing-requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the court requires of a filing
         * @description Sizes, formats, encodings, cards and protocols of the policy in force [121]-[152], and what else it has for who files: exchanges, associated policies, human policies, extensions [156]-[158]. A division sees its own and the court-wide ones, the OrganizationKey all. Null and empty mean that the policy is silent; what it states and nobody can read is in `unread`.
         */
        get: operations["getFilingRequirements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/filing-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Would this filing be accepted
         * @description By the policy in force at `filedAt`: each thing that the request tells of is checked, with what would pass; what it leaves out is not. Where the policy is silent, no maximum size means any, no DelimitExhibits means false [125]; no accepted formats, encodings or protocols make `undetermined`.
         */
        post: operations["checkFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courts/{courtKey}/fee-dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was due for a filing
         * @description Which policy was in force when it was filed and why, what the fees were in it, and what that makes of the amount tendered [52][53][97]. Besides: what the cited version says, every other version that asks what was tendered, a change within five minutes, and the evidence. It is not kept: a record is made by POST /v1/disputes.
         */
        get: operations["judgeFeeDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recorded disputes
         * @description Role clerk. The last made first; of a court, by their whole reference, by when they were asked for.
         */
        get: operations["listDisputes"];
        put?: never;
        /**
         * Answer a dispute and keep the answer
         * @description Role clerk. Answers as `fee-dispute` does and keeps question and answer, for ever as they are. Asking again makes another record; with `previous` it says what differs. Reference and note lie apart and can be erased.
         */
        post: operations["recordDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One recorded dispute
         * @description Role clerk. As it was given; reference and note read null once they were erased.
         */
        get: operations["getDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/private": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase reference and note of a record
         * @description Role operator, for a case that the court seals. The record stays, both read null from then on, and that they were erased is recorded. Again it changes nothing.
         */
        delete: operations["eraseDisputeWords"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What proves a recorded answer
         * @description Role clerk. A zip that a stranger checks without this service: the record, the exact bytes of each policy that its answer names, how they were captured and read, the proofs that all of it is in the log, a page to print, a certificate to sign, and how to verify it. The same record gives the same bytes. 503 with Retry-After until a checkpoint covers the record.
         */
        get: operations["getDisputeEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/validations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the checks find in a policy file
         * @description For a court's staff, before they publish: all findings, with line and column, path and paragraphs. The bytes are read as a crawl reads them, and nothing is archived. A file that cannot be read as a policy is answered too. As the body has no name and no neighbours, what is asked of names, indexes and histories is not checked: `npm run validate` does that for a folder.
         */
        post: operations["validatePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fees of all courts at one instant
         * @description By court key, then in policy order, each with its court, policy and doubts. Fees that do not apply (`no`) are left out. Courts without a policy in force are not among them: nothing found means unknown.
         */
        get: operations["searchFees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Codes of all courts at one instant
         * @description By court key, then in policy order, each with its court, policy, doubts and table. A code that is not offered is there, with `offered: false`.
         */
        get: operations["searchCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Configured repositories
         * @description With their last crawl, when the next is due, and how many crawls in a row did not come to their end or did not get all indexes.
         */
        get: operations["listRepositories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repositories/{repositoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One configured repository
         * @description As in the list.
         */
        get: operations["getRepository"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repositories/{repositoryId}/crawls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Crawl a repository now
         * @description Role operator. Asks again, conditionally, for every listed policy, held or not. Follow the Location until its state is done or failed.
         */
        post: operations["startCrawl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/crawls/{crawlId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One crawl
         * @description `done` when it came to its end, whatever single files did; by then all it kept counts in every answer. `failed` also when the process that crawled is gone.
         */
        get: operations["getCrawl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Archived bytes by their digest
         * @description Whatever was captured, and the certificates of the sites. What no reader took for XML is sent as an attachment; `Archive-Incomplete: ?1` where a limit cut it.
         */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was fetched when
         * @description Newest first, in the archive's own order, with status and headers.
         */
        get: operations["listCaptures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captures/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One capture, as it went over the wire
         * @description With each request and what answered it: a redirect and a second attempt are exchanges of their own. Of a certificate the DER is at /v1/documents/{sha256}.
         */
        get: operations["getCapture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to policies, histories and repositories
         * @description In the order of their numbers, which have no gaps and never change; what was told is never taken back. Go on with `after=` the number of the last one. An event follows what it tells of within a second or so.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same events as they happen
         * @description Server-Sent Events: `id` is the number, `event` the kind, `data` the event as in the list. In the order of their numbers, which have no gaps and never change; what was told is never taken back. Begins after `Last-Event-ID`, else after `after`, else with the first event. A comment every 15 seconds while nothing happens.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dumps/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Nightly dumps of all that is public
         * @description Newest first; the last seven are kept. `sha256` is of the compressed bytes.
         */
        get: operations["listDumps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dumps/{date}.jsonl.gz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A dump, as JSON lines
         * @description Compressed by gzip; once made it does not change. All of it is of one moment, `knownAt`. Each line is an object with its `kind`. First `dump`: the moment, and `eventsAfter`, the number to go on from at `/v1/events`. Then of each court a line `court`, as the list of courts has it, with `timelineDoubts` of all its time; its lines `policy`, each as the policy's own route answers it at that `knownAt`, with its file name, its findings, the doubts of the time in which it rules, and `setAside`, why it does not count, where it does not; its lines `file`: what is listed or archived, and could not be fetched, read or placed in time. Then a line for each `event`. The last is `end` and counts them: a dump without it is not whole. The bytes of documents are at /v1/documents/{sha256}. Part of it can be asked for with `Range`, to go on where a transfer broke off.
         */
        get: operations["getDump"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key by which the log is checked
         * @description It never changes. As `text/plain` the verifier key alone, for tools that know C2SP `signed-note`. Compare it with the one from elsewhere: a letter, the court's own page.
         */
        get: operations["getLogKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the log says of each entry
         * @description In the order of their numbers, as far as the last checkpoint. Go on with `after=` the number of the last one.
         */
        get: operations["listLogEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/proofs/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That an entry or a document is in the log
         * @description Of the first entry with this digest, else of the first that has this document, against the last checkpoint. As `text/plain` it is a C2SP `tlog-proof@v1`, whose `extra` is the leaf. 503 with Retry-After until a checkpoint covers it.
         */
        get: operations["getLogProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That the log of one size leads to that of another
         * @description What shows that nothing was changed or taken away since a checkpoint that somebody holds. It reaches as far as the last checkpoint.
         */
        get: operations["getLogConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last signed checkpoint
         * @description C2SP `tlog-checkpoint`: origin, size and root, signed by the key of /v1/log/key. A new one comes within ten seconds of a crawl's end and of a recorded dispute, else once a minute while entries come.
         */
        get: operations["getCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/tile/entries/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leaves of the log
         * @description C2SP `tlog-tiles`: up to 256 leaves, each after its length in two bytes. As far as the last checkpoint; what lies beyond is a 404. It never changes.
         */
        get: operations["getEntryBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/tile/{level}/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hashes of the log
         * @description C2SP `tlog-tiles`: up to 256 hashes of 32 bytes. As far as the last checkpoint; what lies beyond is a 404. It never changes.
         */
        get: operations["getTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every check there is
         * @description What findings refer to by `rule`: severity, paragraphs, and what the check looks for. `version` is raised with each correction of a rule of ours; the header `Archive-Rules` repeats it.
         */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description 200 as long as it answers.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it answer
         * @description 200 when the database, its migrations and the replica that is read from, where there is one, are fine, whatever has been crawled; 503 says why not. The age of the last crawl is told and decides nothing.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its figures, for Prometheus
         * @description The text format of Prometheus, names by the conventions of OpenTelemetry: how long answers take, how old crawls are, what is behind. With several processes the figures are those of all. docs/operations.md says what each is good for.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/CourtPolicies/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The archive as a policy repository
         * @description Each answering document under the path that paragraphs 33 to 42 give it, the exact bytes, Last-Modified the first observation; in every directory an `index.xml` that says that this is a mirror, and when each court was last checked as a whole. What is listed and could not be fetched or read is listed here too.
         */
        get: operations["getMirroredFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Money: {
            /**
             * Format: decimal
             * @description Exact decimal in canonical form.
             */
            amount: string;
            currency: string;
        };
        Labels: {
            /** @description Publication date and hour as printed: 2005-03-01T16. */
            published: string;
            /** @description Effective date and hour as printed: 2005-03-02T09. */
            effective: string;
        };
        Court: {
            organizationKey: string;
            /** @description The key that was asked for. */
            courtKey: string;
            /** @description Whether the policy that answers has this key as the court's own or in CourtDivisions. */
            divisionInPolicy: boolean;
            name: string | null;
            /** @description IANA zone of the court's clock. */
            timeZone: string;
            /** @enum {unknown} */
            timeZoneSource: "configured" | "state" | "offsets";
        };
        /** @description Something that could make the answer wrong. */
        Doubt: {
            /** @enum {unknown} */
            kind: "unreadable" | "not-fetched" | "zone-unknown" | "version-reused" | "back-dated" | "too-soon" | "other-source";
            version: string | null;
            sha256: string | null;
            url: string | null;
            text: string;
        };
        Reason: {
            version: string | null;
            /** @enum {unknown} */
            verdict: "in-force" | "not-yet-published" | "not-yet-effective" | "overtaken" | "not-yet-known" | "unreadable" | "not-fetched" | "zone-unknown";
            rule: number | null;
            paragraphs: number[];
            text: string;
        };
        Finding: {
            /** @description Id of the check. */
            rule: string;
            /** @enum {unknown} */
            severity: "error" | "warning" | "info";
            /** @description Paragraphs of Court Policy 02. */
            paragraphs: number[];
            path: string | null;
            line: number | null;
            column: number | null;
            message: string;
        };
        /** @description A policy and where it stands at the instant asked about. */
        Policy: {
            version: string;
            name: string | null;
            /** @enum {unknown} */
            specification: "01" | "02" | "02-draft" | "test";
            labels: components["schemas"]["Labels"];
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            startsAt: string;
            /** @description The effective label was too soon; Rule 5 moved the start. */
            floored: boolean;
            effectiveFrom: string | null;
            effectiveUntil: string | null;
            /** @description Null, as is its period, of a document that does not count. */
            state: ("scheduled" | "effective" | "expired" | "never-effective") | null;
            supersededBy: string | null;
            expirationDate: string | null;
            document: {
                /** @description SHA-256 in hex. */
                sha256: string;
                bytes: number;
                url: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                firstObservedAt: string;
            };
            findingCounts: {
                error: number;
                warning: number;
                info: number;
            };
            links: {
                self: string;
                document: string;
                fees: string | null;
                codeTables: string | null;
            };
        };
        /** @description The policy an answer is drawn from. */
        PolicyBasis: {
            version: string;
            labels: components["schemas"]["Labels"];
            effectiveFrom: string | null;
            effectiveUntil: string | null;
            /** @description SHA-256 in hex. */
            sha256: string;
        };
        /** @description What stands in the document and has no field of its own. */
        Extra: {
            namespace: string;
            name: string;
            text: string;
            attributes: {
                namespace: string;
                name: string;
                value: string;
            }[];
            children: {
                [key: string]: unknown;
            }[];
        };
        Filter: {
            table: string | null;
            values: string[];
            source: components["schemas"]["Extra"];
        };
        /** @description RFC 9457; more members by kind. */
        Problem: {
            /** @description urn:problem:<kind> */
            type: string;
            title: string;
            status: number;
            /** @description What to do. */
            detail: string;
            instance: string;
        } & {
            [key: string]: unknown;
        };
        /** @description An address as the policy prints it; `text` is what stands loose between its parts. */
        Address: {
            addressType: string | null;
            status: string | null;
            statusDate: string | null;
            noticePriority: string | null;
            lines: string[];
            /** @description What the lines declare of their parts. */
            lineParts?: {
                /** @description From 1. */
                line: number;
                name: string;
                text: string;
            }[];
            suburb: string | null;
            city: string | null;
            state: string | null;
            county: string | null;
            postalCode: string | null;
            country: string | null;
            text: string | null;
            extra: components["schemas"]["Extra"][];
        };
        /** @description A telephone number, in the parts that the policy prints. */
        Phone: {
            phoneType: string | null;
            status: string | null;
            statusDate: string | null;
            noticePriority: string | null;
            countryCode: string | null;
            areaCode: string | null;
            number: string | null;
            extension: string | null;
            extra: components["schemas"]["Extra"][];
        };
        PersonName: {
            text: string | null;
            title: string | null;
            salutation: string | null;
            fullName: string | null;
            firstName: string | null;
            middleName: string | null;
            lastName: string | null;
            suffix: string | null;
            designation: string | null;
            extra: components["schemas"]["Extra"][];
        };
        /** @description A person: name, and ways to reach them [160][170]. */
        Person: {
            personKey?: string | null;
            noticeType?: string | null;
            noticeRole?: string | null;
            noticeSwitch?: string | null;
            name: components["schemas"]["PersonName"] | null;
            addresses: components["schemas"]["Address"][];
            phones: components["schemas"]["Phone"][];
            emails: string[];
            webAddresses: string[];
            extra: components["schemas"]["Extra"][];
        };
        /** @description A court or another organisation: name, and ways to reach it [161][170]. */
        Organization: {
            organizationKey?: string | null;
            noticeType?: string | null;
            noticeRole?: string | null;
            noticeSwitch?: string | null;
            name: string | null;
            addresses: components["schemas"]["Address"][];
            phones: components["schemas"]["Phone"][];
            emails: string[];
            webAddresses: string[];
            extra: components["schemas"]["Extra"][];
        };
        /** @description Regular days and hours, and holidays, as printed [177]: a weekday that is not listed is closed, and a holiday without hours all day. */
        HoursOfOperation: {
            title: string | null;
            days: {
                dayName: string | null;
                open: string | null;
                close: string | null;
                extra: components["schemas"]["Extra"][];
            }[];
            holidays: {
                holidayName: string | null;
                date: string | null;
                open: string | null;
                close: string | null;
                note: string | null;
                extra: components["schemas"]["Extra"][];
            }[];
            extra: components["schemas"]["Extra"][];
        };
        /** @description A person or an organisation within the court, and how to reach them [170]. */
        Contact: {
            courtKeys: string[];
            person: components["schemas"]["Person"] | null;
            organization: components["schemas"]["Organization"] | null;
            hoursOfOperation: components["schemas"]["HoursOfOperation"] | null;
            note: string | null;
            extra: components["schemas"]["Extra"][];
        };
        /** @description Keys, name and place of a court or of a division [161]-[166]. */
        CourtDetails: {
            organizationKey: string | null;
            courtKey: string | null;
            court: components["schemas"]["Organization"] | null;
            country: string | null;
            state: string | null;
            county: string | null;
            courtType: string | null;
            division: {
                name: string;
                code: string | null;
                number: string | null;
            } | null;
            subdivision: {
                name: string;
                code: string | null;
                number: string | null;
            } | null;
            group: {
                name: string;
                code: string | null;
                number: string | null;
            } | null;
            location: {
                name: string;
                code: string | null;
                number: string | null;
            } | null;
            department: {
                name: string;
                code: string | null;
                number: string | null;
            } | null;
            courtCode: string | null;
            include: string | null;
            extra: components["schemas"]["Extra"][];
        };
        /** @description A division: an element that it has replaces the court's whole element; null is as the court has it [169][177]. */
        CourtDivision: {
            courtDetails: components["schemas"]["CourtDetails"] | null;
            hoursOfOperation: components["schemas"]["HoursOfOperation"] | null;
            contacts: components["schemas"]["Contact"][] | null;
            extra: components["schemas"]["Extra"][];
        };
        CourtSummary: {
            organizationKey: string;
            name: string | null;
            state: string | null;
            county: string | null;
            courtType: string | null;
            timeZone: string | null;
            divisions: {
                courtKey: string;
                name: string | null;
            }[];
            /** @description The version in force; null also where a doubt of the kinds unreadable, not-fetched, zone-unknown or version-reused could make it another. */
            effectiveVersion: string | null;
            doubts: components["schemas"]["Doubt"][];
            /** @description Why the court cannot answer yet; null when it can. */
            unanswerable: ("zone-unknown" | "nothing-readable") | null;
        };
        /** @description What the fee states of the filings it is for. */
        FeeCriteria: {
            firstPaper: boolean | string | null;
            caseTypes: string[];
            amountInControversy: {
                amount: string;
                threshold: string | null;
            } | null;
            jurisdictionalAmount: string | null;
            documentTypes: string[];
            documentGenericTypes: string[];
            filters: components["schemas"]["Filter"][];
        };
        Fee: {
            code: string | null;
            name: string | null;
            alias: string | null;
            category: string | null;
            subcategory: string | null;
            /** @description Of ISO 4217, or what the policy has in its place; USD where it has none. */
            currency: string;
            cost: components["schemas"]["Money"] | null;
            costText: string | null;
            subsequentPages: components["schemas"]["Money"] | null;
            subsequentPagesText: string | null;
            totalPages: string | null;
            effectiveDate: string | null;
            expirationDate: string | null;
            lastUpdated: string | null;
            note: string | null;
            courtKeys: string[];
            documentKey: string | null;
            criteria: components["schemas"]["FeeCriteria"];
            offered: boolean;
            due: components["schemas"]["Money"] | null;
            /** @enum {unknown} */
            applies: "yes" | "no" | "undetermined";
            reasons: {
                criterion: string;
                /** @enum {unknown} */
                result: "yes" | "no" | "undetermined";
                text: string;
            }[];
        };
        FeeStep: {
            version: string;
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            from: string;
            until: string | null;
            present: boolean;
            /** @description Which of the fees that the code stands for, from 1. */
            variant: number;
            cost: components["schemas"]["Money"] | null;
            costText: string | null;
            name: string | null;
            courtKeys: string[];
            criteria: components["schemas"]["FeeCriteria"] | null;
        };
        Code: {
            value: string | null;
            name: string | null;
            alias: string | null;
            genericType: string | null;
            offered: boolean;
            courtKeys: string[];
            filters: components["schemas"]["Filter"][];
        };
        CodeTable: {
            codifiedName: string | null;
            name: string | null;
            alias: string | null;
            courtKeys: string[];
            use: string | null;
            alphabetize: string | null;
            size: number;
            mappings: {
                specification: string | null;
                elementName: string | null;
                xpathLocation: string | null;
                extra: components["schemas"]["Extra"][];
            }[];
            filters: components["schemas"]["Filter"][];
        };
        /** @description A fee, with the court and the policy in force there. */
        FeeFound: {
            court: components["schemas"]["Court"];
            policy: components["schemas"]["PolicyBasis"];
            provisional: boolean;
            doubts: components["schemas"]["Doubt"][];
            fee: components["schemas"]["Fee"];
        };
        /** @description A code of a table, with the court and the policy in force there. */
        CodeFound: {
            court: components["schemas"]["Court"];
            policy: components["schemas"]["PolicyBasis"];
            provisional: boolean;
            doubts: components["schemas"]["Doubt"][];
            table: {
                codifiedName: string | null;
                name: string | null;
            };
            code: components["schemas"]["Code"];
        };
        Rule: {
            /** @description What findings call it. */
            id: string;
            /** @enum {unknown} */
            severity: "error" | "warning" | "info";
            /** @description Paragraphs of Court Policy 02. */
            paragraphs: number[];
            /** @description What holds where nothing is found. */
            text: string;
        };
        CrawlCounts: {
            indexes: number;
            policies: number;
            newDocuments: number;
            notModified: number;
            unreadable: number;
            failed: number;
        };
        Crawl: {
            id: string;
            repositoryId: string;
            /** @enum {unknown} */
            state: "running" | "done" | "failed";
            /** @description Asked for by a person, else by schedule. */
            asked: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            startedAt: string;
            endedAt: string | null;
            counts: components["schemas"]["CrawlCounts"] | null;
            report: {
                findings: ({
                    url: string;
                    rule: string;
                    severity: string;
                    message: string;
                } & {
                    [key: string]: unknown;
                })[];
            } | null;
        };
        Repository: {
            id: string;
            url: string;
            lastCrawl: components["schemas"]["Crawl"] | null;
            nextCrawlAt: string | null;
            counts: components["schemas"]["CrawlCounts"] | null;
            failuresInARow: number;
            /** @description As of the last crawl that came to an end. */
            findings: {
                /** @description Id of the check. */
                rule: string;
                /** @enum {unknown} */
                severity: "error" | "warning" | "info";
                /** @description Paragraphs of Court Policy 02. */
                paragraphs: number[];
                path: string | null;
                line: number | null;
                column: number | null;
                message: string;
                url: string;
            }[];
        };
        Capture: {
            /** @description The archive's own order. */
            sequence: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            crawlId: string;
            repositoryId: string;
            url: string;
            finalUrl: string | null;
            /**
             * @description What was asked for; directory: the index of a directory that holds a policy, to which nothing led.
             * @enum {unknown}
             */
            role: "index" | "policy" | "directory";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            completedAt: string;
            /** @enum {unknown} */
            outcome: "fetched" | "not-modified" | "failed";
            status: number | null;
            failure: string | null;
            headers: {
                [key: string]: string;
            };
            sha256: string | null;
            complete: boolean | null;
            organizationKey: string | null;
        };
        /** @description A request and what answered it, as they went over the wire. */
        Exchange: {
            request: {
                line: string;
                /** @description Name and value of each field as it stood there, in order; a character for a byte (ISO 8859-1). */
                fields: string[][];
            };
            /** @description Null where none came that is one of HTTP. */
            response: {
                status: number;
                reason: string;
                httpVersion: string;
                /** @description Name and value of each field as it stood there, in order; a character for a byte (ISO 8859-1). */
                fields: string[][];
            } | null;
            remoteAddress: string | null;
            tls: {
                protocol: string;
                /** @description As the server sent them, its own first; each is a document. */
                certificates: string[];
            } | null;
        };
        WholeCapture: {
            /** @description The archive's own order. */
            sequence: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            crawlId: string;
            repositoryId: string;
            url: string;
            finalUrl: string | null;
            /**
             * @description What was asked for; directory: the index of a directory that holds a policy, to which nothing led.
             * @enum {unknown}
             */
            role: "index" | "policy" | "directory";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            completedAt: string;
            /** @enum {unknown} */
            outcome: "fetched" | "not-modified" | "failed";
            status: number | null;
            failure: string | null;
            headers: {
                [key: string]: string;
            };
            sha256: string | null;
            complete: boolean | null;
            organizationKey: string | null;
            /** @description Empty where nobody was asked or no connection came about; null for a capture from before they were kept. */
            exchanges: components["schemas"]["Exchange"][] | null;
        };
        /** @description When the document was first and last seen; the last capture of an index that did not list it before, null where the first one did; and the first that did. */
        Evidence: {
            /** @description SHA-256 in hex. */
            sha256: string;
            firstCapture: components["schemas"]["WholeCapture"] | null;
            lastCapture: components["schemas"]["WholeCapture"] | null;
            lastIndexWithout: components["schemas"]["WholeCapture"] | null;
            firstIndexWith: components["schemas"]["WholeCapture"] | null;
        };
        DisputedFee: {
            code: string;
            name: string | null;
            /** @description What all fees that remain cost alike; else null. */
            due: components["schemas"]["Money"] | null;
            /** @description All that remain: those that apply, or could. */
            candidates: components["schemas"]["Fee"][];
        };
        /** @description What was due for a filing, by which policy, and what speaks for and against it (paragraphs 52, 53, 97). */
        FeeDispute: {
            court: components["schemas"]["Court"];
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            filedAt: string;
            knownAt: string | null;
            /** @description Something published later could still change the answer. */
            provisional: boolean;
            /** @description The one fee of the filing; null where it has several. */
            fee: {
                code: string;
                name: string | null;
            } | null;
            /** @description Each fee of the filing, in the order asked. */
            fees: components["schemas"]["DisputedFee"][];
            tendered: components["schemas"]["Money"];
            /** @description The sum of all fees; null where one is not known, or there is no policy. */
            due: components["schemas"]["Money"] | null;
            /** @description Tendered less due, negative when short; null unless both are known. */
            difference: components["schemas"]["Money"] | null;
            /** @enum {unknown} */
            verdict: "correct" | "underpaid" | "overpaid" | "fee-not-in-policy" | "fee-not-in-force" | "undetermined" | "no-effective-policy";
            /** @description Of the one fee, all that remain; empty where the filing has several fees: each has its own. */
            candidates: components["schemas"]["Fee"][];
            /** @description The policy in force when it was filed; null with `no-effective-policy`. */
            policy: components["schemas"]["PolicyBasis"] | null;
            /** @description What the version says that the filing cited. */
            cited: {
                version: string;
                inForce: boolean;
                amount: components["schemas"]["Money"] | null;
            } | null;
            /** @description Every other version that asks what was tendered, newest publication first. */
            sameAmountElsewhere: {
                version: string;
                amount: components["schemas"]["Money"];
                state: ("scheduled" | "effective" | "expired" | "never-effective") | null;
                effectiveFrom: string | null;
                effectiveUntil: string | null;
                /** @enum {unknown} */
                relation: "earlier" | "later" | "never-effective";
                /** @description Earlier: since its effectiveUntil; later: until its effectiveFrom; never effective: null. */
                secondsAway: number | null;
            }[];
            /** @description The nearest change of policy, or by a fee's own dates, within five minutes. */
            nearChange: {
                /** @enum {unknown} */
                what: "policy" | "fee";
                /**
                 * Format: date-time
                 * @description ISO 8601 on the court's clock, with its offset.
                 */
                at: string;
                secondsAway: number;
                before: {
                    version: string | null;
                    amount: components["schemas"]["Money"] | null;
                };
                after: {
                    version: string | null;
                    amount: components["schemas"]["Money"] | null;
                };
            } | null;
            /** @description When each version appeared that the answer names. */
            evidence: {
                version: string;
                /** @description SHA-256 in hex. */
                sha256: string;
                firstCapture: components["schemas"]["WholeCapture"] | null;
                lastIndexWithout: components["schemas"]["WholeCapture"] | null;
                firstIndexWith: components["schemas"]["WholeCapture"] | null;
            }[];
            /** @description What the checks say of each of them. */
            findings: {
                version: string;
                /** @description Id of the check. */
                rule: string;
                /** @enum {unknown} */
                severity: "error" | "warning" | "info";
                /** @description Paragraphs of Court Policy 02. */
                paragraphs: number[];
                path: string | null;
                line: number | null;
                column: number | null;
                message: string;
            }[];
            doubts: components["schemas"]["Doubt"][];
            reasons: {
                version: string | null;
                /** @description What the rule says of a policy; null where the reason is about a fee. */
                verdict: ("in-force" | "not-yet-published" | "not-yet-effective" | "overtaken" | "not-yet-known" | "unreadable" | "not-fetched" | "zone-unknown") | null;
                rule: number | null;
                paragraphs: number[];
                text: string;
                /** @description The code of the fee that the reason is about; null where it is about a policy. */
                fee: string | null;
                /** @description What speaks against the fee, or is open of it; null where the reason is about a policy. */
                result: ("no" | "undetermined") | null;
            }[];
            /** @description The answer in plain words, to be put into a letter. */
            sentence: string;
        };
        /** @description A question and its answer as they were given; never changed. */
        Dispute: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            askedAt: string;
            /** @description Whose token it was. */
            askedBy: string;
            /** @description Version of the reader of policies. */
            reader: string;
            /** @description As it came; reference and note are null where none was given, or once they were erased. */
            question: {
                reference: string | null;
                note: string | null;
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description The code of the fee in dispute, with `criteria` beside it; or a list of the fees of the filing, each with its own. */
                fee: string | {
                    /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                    code: string;
                    criteria?: {
                        /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                        caseType?: string;
                        /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                        documentType?: string;
                        /** @description The generic type of the document, where its type is not given or does not tell it. */
                        documentGenericType?: string;
                        /** @description Whether the document is a party's first paper in the case. */
                        firstPaper?: boolean;
                        /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                        jurisdictionalAmount?: string;
                        /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                        amountInControversy?: string;
                        /** @description Number of pages of the document, for fees that price pages. */
                        pages?: number;
                    };
                }[];
                criteria?: {
                    /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                    caseType?: string;
                    /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                    documentType?: string;
                    /** @description The generic type of the document, where its type is not given or does not tell it. */
                    documentGenericType?: string;
                    /** @description Whether the document is a party's first paper in the case. */
                    firstPaper?: boolean;
                    /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                    jurisdictionalAmount?: string;
                    /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                    amountInControversy?: string;
                    /** @description Number of pages of the document, for fees that price pages. */
                    pages?: number;
                };
                /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                caseType?: string;
                /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                documentType?: string;
                /** @description The generic type of the document, where its type is not given or does not tell it. */
                documentGenericType?: string;
                /** @description Whether the document is a party's first paper in the case. */
                firstPaper?: boolean;
                /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                jurisdictionalAmount?: string;
                /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                amountInControversy?: string;
                /** @description Number of pages of the document, for fees that price pages. */
                pages?: number;
                /** @description What was tendered for all of its fees together: a plain decimal, digits with at most one point and no sign. */
                tendered: string;
                /** @description When it was filed: ISO 8601, on the court's clock when no offset is given. */
                filedAt: string;
                /** @description The version of the policy that the filing cited (Filing:PolicyVersion). */
                citedVersion?: string | null;
                /** @description Only what this archive had recorded by then counts. */
                knownAt?: string | null;
                /** @description The id of a record that this one follows: what its answer said otherwise is told. */
                previous?: string | null;
            };
            answer: components["schemas"]["FeeDispute"];
            previous: string | null;
            /** @description What the answer of the record named as previous said otherwise. */
            differs: {
                /** @description Where in the answer, for example `policy/version`. */
                path: string;
                /** @description What the record before it says. */
                before: unknown;
                after: unknown;
                text: string;
            }[];
        };
        /** @description Something that happened to a policy, a court's history or a repository; never changed and never taken back. */
        Event: {
            /** @enum {unknown} */
            kind: "policy-published";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /** @description SHA-256 in hex. */
            sha256: string;
            labels: components["schemas"]["Labels"];
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            startsAt: string;
        } | {
            /** @enum {unknown} */
            kind: "policy-effective";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /** @description SHA-256 in hex. */
            sha256: string;
            /** @description Kinds of the doubts that stay after a complete check: of a file that an index lists, and that could change this. While a check is not complete nothing is told that such a file could change. */
            doubtKinds: ("not-fetched" | "unreadable")[];
        } | {
            /** @enum {unknown} */
            kind: "policy-superseded";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /** @description SHA-256 in hex. */
            sha256: string;
            supersededBy: string;
            /** @description Kinds of the doubts that stay after a complete check: of a file that an index lists, and that could change this. While a check is not complete nothing is told that such a file could change. */
            doubtKinds: ("not-fetched" | "unreadable")[];
        } | {
            /** @enum {unknown} */
            kind: "history-changed";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            from: string;
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            until: string;
            before: string | null;
            after: string | null;
            beforeSha256: string | null;
            afterSha256: string | null;
            /** @description Kinds of the doubts that stay after a complete check: of a file that an index lists, and that could change this. While a check is not complete nothing is told that such a file could change. */
            doubtKinds: ("not-fetched" | "unreadable")[];
        } | {
            /** @enum {unknown} */
            kind: "rule-broken";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /** @description SHA-256 in hex. */
            sha256: string;
            /** @description Id of the check. */
            rule: string;
            paragraphs: number[];
            message: string;
            count: number;
        } | {
            /** @enum {unknown} */
            kind: "document-changed";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /** @description SHA-256 in hex. */
            sha256: string;
            /** @description SHA-256 in hex. */
            answeringSha256: string;
            url: string;
        } | {
            /** @enum {unknown} */
            kind: "repository-unreachable";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            url: string;
            crawlId: string;
            failure: string;
            status: number | null;
        } | {
            /** @enum {unknown} */
            kind: "court-stale";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            lastCheckedAt: string;
        } | {
            /** @enum {unknown} */
            kind: "court-fresh";
            /** @description From 1, without gaps; of all events, whatever is asked for. */
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            organizationKey: string | null;
            repositoryId: string | null;
            version: string | null;
            /**
             * Format: date-time
             * @description The instant it is about, on the court's clock with its offset; of a repository in UTC.
             */
            at: string;
            /** @description The instant lies before the court's first capture. */
            historic: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 on the court's clock, with its offset.
             */
            staleSince: string;
        };
        /** @description What the log says of an entry. What is hashed is the canonical JSON (RFC 8785) of this object. */
        LogLeaf: {
            /** @description SHA-256 of the entry's content, in hex. */
            digest: string;
            document: string | null;
            /** @description crawl-begun, capture, reading, crawl-ended, event, setting, dispute or erasure. */
            kind: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            recordedAt: string;
            /** @description The entry's number in the archive, from 1. */
            sequence: number;
        };
        LogEntry: {
            /** @description One less than the number. */
            index: number;
            /** @description SHA-256 in hex. */
            leafHash: string;
            leaf: components["schemas"]["LogLeaf"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCourts: {
        parameters: {
            query?: {
                /** @description Words that a court's key, name, county or divisions must have, in any order and case. */
                q?: string;
                /** @description The court's state, as its policy prints it. */
                state?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of courts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CourtSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCourt: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The court, and how the archive keeps watch over it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        organizationKey: string;
                        courtKey: string;
                        name: string | null;
                        country: string | null;
                        state: string | null;
                        county: string | null;
                        courtType: string | null;
                        courtCode: string | null;
                        division: {
                            name: string;
                            code: string | null;
                            number: string | null;
                        } | null;
                        subdivision: {
                            name: string;
                            code: string | null;
                            number: string | null;
                        } | null;
                        group: {
                            name: string;
                            code: string | null;
                            number: string | null;
                        } | null;
                        location: {
                            name: string;
                            code: string | null;
                            number: string | null;
                        } | null;
                        department: {
                            name: string;
                            code: string | null;
                            number: string | null;
                        } | null;
                        /** @description False where Include is No. */
                        offered: boolean;
                        timeZone: string;
                        divisions: {
                            courtKey: string;
                            name: string | null;
                        }[];
                        /** @description The version in force; null also where a doubt of the kinds unreadable, not-fetched, zone-unknown or version-reused could make it another. */
                        effectiveVersion: string | null;
                        /** @description As in the list of courts, which has those that cannot answer too. */
                        unanswerable: null;
                        address: components["schemas"]["Address"][];
                        phones: components["schemas"]["Phone"][];
                        emails: string[];
                        webAddresses: string[];
                        contacts: components["schemas"]["Contact"][];
                        clerk: components["schemas"]["Person"] | null;
                        archive: {
                            lastCheckedAt: string | null;
                            nextCheckAt: string | null;
                            stale: boolean;
                            /** @description Id of the repository whose word counts. */
                            source: string;
                        };
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEffectivePolicy: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["Policy"];
                        nextChange: {
                            version: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 on the court's clock, with its offset.
                             */
                            effectiveFrom: string;
                        } | null;
                        settledUntil: string | null;
                        /** @description Something published later could still change the answer. */
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        reasons: components["schemas"]["Reason"][];
                        /** @description How many publications follow the one that the reasons name as not yet published. */
                        laterPublications: number;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description As of which instant states and doubts are told: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour. */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of policies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        items: components["schemas"]["Policy"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: {
                /** @description As of which instant states and doubts are told: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour. */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description Another document of the same version: its SHA-256, in hex. */
                sha256?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "xml";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A policy's version, X.Y.Y [102]. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["Policy"];
                        specification: string;
                        organizationKey: string;
                        version: string;
                        labels: components["schemas"]["Labels"];
                        namespace: string;
                        name: string | null;
                        expirationDate: string | null;
                        key: {
                            courtKey: string | null;
                            year: string | null;
                            month: string | null;
                            day: string | null;
                            hour: string | null;
                            minute: string | null;
                            second: string | null;
                            organizationKey: string | null;
                            application: string | null;
                            version: string | null;
                            suffix: string | null;
                            extra: components["schemas"]["Extra"][];
                        } | null;
                        clerkOfCourt: components["schemas"]["Person"] | null;
                        courtDetails: components["schemas"]["CourtDetails"];
                        hoursOfOperation: components["schemas"]["HoursOfOperation"] | null;
                        contacts: components["schemas"]["Contact"][];
                        courtDivisions: components["schemas"]["CourtDivision"][];
                        codeTables: {
                            codifiedName: string | null;
                            name: string | null;
                            alias: string | null;
                            courtKeys: string[];
                            use: string | null;
                            alphabetize: string | null;
                            size: number;
                            mappings: {
                                specification: string | null;
                                elementName: string | null;
                                xpathLocation: string | null;
                                extra: components["schemas"]["Extra"][];
                            }[];
                            filters: components["schemas"]["Filter"][];
                            codes: {
                                value: string | null;
                                name: string | null;
                                alias: string | null;
                                genericType: string | null;
                                offered: boolean;
                                courtKeys: string[];
                                filters: components["schemas"]["Filter"][];
                                include: string | null;
                                extra: components["schemas"]["Extra"][];
                            }[];
                            extra: components["schemas"]["Extra"][];
                        }[];
                        fees: {
                            code: string | null;
                            name: string | null;
                            alias: string | null;
                            category: string | null;
                            subcategory: string | null;
                            /** @description Of ISO 4217, or what the policy has in its place; USD where it has none. */
                            currency: string;
                            cost: components["schemas"]["Money"] | null;
                            costText: string | null;
                            subsequentPages: components["schemas"]["Money"] | null;
                            subsequentPagesText: string | null;
                            totalPages: string | null;
                            effectiveDate: string | null;
                            expirationDate: string | null;
                            lastUpdated: string | null;
                            note: string | null;
                            courtKeys: string[];
                            documentKey: string | null;
                            criteria: components["schemas"]["FeeCriteria"];
                            offered: boolean;
                            include: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        /** @description Left out of JSON for everyone; whether the document has it. */
                        payment: {
                            present: boolean;
                        };
                        /** @description Left out of JSON for everyone; whether the document has it. */
                        testCreditCard: {
                            present: boolean;
                        };
                        acceptedCreditCards: string[];
                        maximumFilingSize: number | null;
                        maximumDocumentSize: number | null;
                        delimitExhibits: boolean | null;
                        mimeTypes: {
                            mimeType: string;
                            documentVersion: string | null;
                            namespace: string | null;
                        }[];
                        encodings: string[];
                        replyToProtocols: {
                            protocol: string;
                            deliveryFormat: string | null;
                        }[];
                        utcOffset: string | null;
                        utcOffsetDaylightSavings: string | null;
                        exchanges: {
                            key: string | null;
                            name: string | null;
                            courtKey: string | null;
                            address: string | null;
                            include: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        associatedPolicies: {
                            key: string | null;
                            name: string | null;
                            courtKeys: string[];
                            address: string | null;
                            include: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        humanPolicies: {
                            courtKeys: string[];
                            key: string | null;
                            name: string | null;
                            paragraphs: string[];
                            category: string | null;
                            address: string | null;
                            requirementLevel: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        extensions: {
                            name: string | null;
                            value: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        extra: components["schemas"]["Extra"][];
                    };
                    "application/xml": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyDocument: {
        parameters: {
            query?: {
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description Another document of the same version: its SHA-256, in hex. */
                sha256?: string;
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A policy's version, X.Y.Y [102]. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact bytes; of what was captured with Content-Digest and Repr-Digest (RFC 9530). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyFindings: {
        parameters: {
            query?: {
                /** @description As of which instant states and doubts are told: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour. */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A policy's version, X.Y.Y [102]. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of findings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["Policy"] | null;
                        items: components["schemas"]["Finding"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyEvidence: {
        parameters: {
            query?: {
                /** @description As of which instant states and doubts are told: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour. */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description Another document of the same version: its SHA-256, in hex. */
                sha256?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A policy's version, X.Y.Y [102]. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The captures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["Policy"];
                        evidence: components["schemas"]["Evidence"];
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description Begin of the span: a date or a date-time on the court's clock. */
                from?: string;
                /** @description End of the span: a date (inclusive) or a date-time (exclusive). */
                to?: string;
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        periods: {
                            version: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 on the court's clock, with its offset.
                             */
                            from: string;
                            until: string | null;
                        }[];
                        policies: components["schemas"]["Policy"][];
                        doubts: components["schemas"]["Doubt"][];
                        /** @description When answers carry which doubt, within the span; null where the span is open. A doubt that ceases and comes back has several. */
                        doubtPeriods: {
                            /** @description Its place in `doubts`, counted from 0. */
                            doubt: number;
                            from: string | null;
                            until: string | null;
                        }[];
                        settledUntil: string | null;
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChangesSinceVersion: {
        parameters: {
            query: {
                /** @description The version that is compared with: usually the one before. */
                since: string;
                /** @description As of which instant states and doubts are told: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour. */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A policy's version, X.Y.Y [102]. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        knownAt: string | null;
                        /** @description Null before the first policy: then everything is added. */
                        from: components["schemas"]["PolicyBasis"] | null;
                        to: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        fees: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description The fee's code, with what it is for where one code stands for several. */
                            key: string;
                            before: {
                                code: string | null;
                                name: string | null;
                                alias: string | null;
                                category: string | null;
                                subcategory: string | null;
                                /** @description Of ISO 4217, or what the policy has in its place; USD where it has none. */
                                currency: string;
                                cost: components["schemas"]["Money"] | null;
                                costText: string | null;
                                subsequentPages: components["schemas"]["Money"] | null;
                                subsequentPagesText: string | null;
                                totalPages: string | null;
                                effectiveDate: string | null;
                                expirationDate: string | null;
                                lastUpdated: string | null;
                                note: string | null;
                                courtKeys: string[];
                                documentKey: string | null;
                                criteria: components["schemas"]["FeeCriteria"];
                                offered: boolean;
                            } | null;
                            after: {
                                code: string | null;
                                name: string | null;
                                alias: string | null;
                                category: string | null;
                                subcategory: string | null;
                                /** @description Of ISO 4217, or what the policy has in its place; USD where it has none. */
                                currency: string;
                                cost: components["schemas"]["Money"] | null;
                                costText: string | null;
                                subsequentPages: components["schemas"]["Money"] | null;
                                subsequentPagesText: string | null;
                                totalPages: string | null;
                                effectiveDate: string | null;
                                expirationDate: string | null;
                                lastUpdated: string | null;
                                note: string | null;
                                courtKeys: string[];
                                documentKey: string | null;
                                criteria: components["schemas"]["FeeCriteria"];
                                offered: boolean;
                            } | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        codes: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description CodifiedName/value. A table that went is its codes that went. */
                            key: string;
                            before: {
                                table: string | null;
                                value: string | null;
                                name: string | null;
                                alias: string | null;
                                genericType: string | null;
                                offered: boolean;
                                courtKeys: string[];
                                filters: components["schemas"]["Filter"][];
                            } | null;
                            after: {
                                table: string | null;
                                value: string | null;
                                name: string | null;
                                alias: string | null;
                                genericType: string | null;
                                offered: boolean;
                                courtKeys: string[];
                                filters: components["schemas"]["Filter"][];
                            } | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        limits: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description Sizes, exhibits, formats, encodings, protocols, cards. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        hours: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description A weekday, or `holidays/` and a date. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        contacts: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description `clerk`, or `contacts/` with a name and units. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        divisions: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description The division's key. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        other: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description All else that a policy says, by its name. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChangesBetween: {
        parameters: {
            query: {
                /** @description The earlier instant: a date or a date-time on the court's clock. */
                from: string;
                /** @description End of the span: a date (inclusive) or a date-time (exclusive). */
                to?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        knownAt: string | null;
                        /** @description Null before the first policy: then everything is added. */
                        from: components["schemas"]["PolicyBasis"] | null;
                        to: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        fees: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description The fee's code, with what it is for where one code stands for several. */
                            key: string;
                            before: {
                                code: string | null;
                                name: string | null;
                                alias: string | null;
                                category: string | null;
                                subcategory: string | null;
                                /** @description Of ISO 4217, or what the policy has in its place; USD where it has none. */
                                currency: string;
                                cost: components["schemas"]["Money"] | null;
                                costText: string | null;
                                subsequentPages: components["schemas"]["Money"] | null;
                                subsequentPagesText: string | null;
                                totalPages: string | null;
                                effectiveDate: string | null;
                                expirationDate: string | null;
                                lastUpdated: string | null;
                                note: string | null;
                                courtKeys: string[];
                                documentKey: string | null;
                                criteria: components["schemas"]["FeeCriteria"];
                                offered: boolean;
                            } | null;
                            after: {
                                code: string | null;
                                name: string | null;
                                alias: string | null;
                                category: string | null;
                                subcategory: string | null;
                                /** @description Of ISO 4217, or what the policy has in its place; USD where it has none. */
                                currency: string;
                                cost: components["schemas"]["Money"] | null;
                                costText: string | null;
                                subsequentPages: components["schemas"]["Money"] | null;
                                subsequentPagesText: string | null;
                                totalPages: string | null;
                                effectiveDate: string | null;
                                expirationDate: string | null;
                                lastUpdated: string | null;
                                note: string | null;
                                courtKeys: string[];
                                documentKey: string | null;
                                criteria: components["schemas"]["FeeCriteria"];
                                offered: boolean;
                            } | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        codes: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description CodifiedName/value. A table that went is its codes that went. */
                            key: string;
                            before: {
                                table: string | null;
                                value: string | null;
                                name: string | null;
                                alias: string | null;
                                genericType: string | null;
                                offered: boolean;
                                courtKeys: string[];
                                filters: components["schemas"]["Filter"][];
                            } | null;
                            after: {
                                table: string | null;
                                value: string | null;
                                name: string | null;
                                alias: string | null;
                                genericType: string | null;
                                offered: boolean;
                                courtKeys: string[];
                                filters: components["schemas"]["Filter"][];
                            } | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        limits: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description Sizes, exhibits, formats, encodings, protocols, cards. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        hours: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description A weekday, or `holidays/` and a date. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        contacts: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description `clerk`, or `contacts/` with a name and units. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        divisions: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description The division's key. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                        other: {
                            /** @enum {unknown} */
                            change: "added" | "removed" | "changed";
                            /** @description All else that a policy says, by its name. */
                            key: string;
                            before: unknown | null;
                            after: unknown | null;
                            /** @description A line a person can read. */
                            text: string;
                        }[];
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFees: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description Words that a fee's code, name or alias must have, in any order and case. */
                q?: string;
                /** @description A fee's category or subcategory, in any case. */
                category?: string;
                /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                caseType?: string;
                /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                documentType?: string;
                /** @description The generic type of the document, where its type is not given or does not tell it. */
                documentGenericType?: string;
                /** @description Whether the document is a party's first paper in the case. */
                firstPaper?: boolean;
                /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                jurisdictionalAmount?: string;
                /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                amountInControversy?: string;
                /** @description Number of pages of the document, for fees that price pages. */
                pages?: number;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv" | "genericode";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of fees. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        items: components["schemas"]["Fee"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/xml": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFee: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                caseType?: string;
                /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                documentType?: string;
                /** @description The generic type of the document, where its type is not given or does not tell it. */
                documentGenericType?: string;
                /** @description Whether the document is a party's first paper in the case. */
                firstPaper?: boolean;
                /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                jurisdictionalAmount?: string;
                /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                amountInControversy?: string;
                /** @description Number of pages of the document, for fees that price pages. */
                pages?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fees with this code in the policy in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        fees: components["schemas"]["Fee"][];
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeeHistory: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        /** @description The policy in force at the instant, whose doubts the answer carries; null while there is none. */
                        policy: components["schemas"]["PolicyBasis"] | null;
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        code: string;
                        steps: components["schemas"]["FeeStep"][];
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCodeTables: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tables. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        items: components["schemas"]["CodeTable"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCodeTable: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description Words that a code's value, name or alias must have, in any order and case. */
                q?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv" | "genericode";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A code table: by CodifiedName, then Name, then Alias, in any case. */
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables of this name, and a page of their codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        tables: components["schemas"]["CodeTable"][];
                        items: components["schemas"]["Code"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                    "application/xml": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: as genericode one table is given, and several have this name; `tables` names them. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCode: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
                /** @description A code table: by CodifiedName, then Name, then Alias, in any case. */
                table: string;
                /** @description A code: by value, then name, then alias, in any case. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        codes: components["schemas"]["Code"][];
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In order; 500 at most. */
                    questions: {
                        /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                        courtKey: string;
                        /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                        at?: string;
                        /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                        fee?: string;
                        criteria?: {
                            /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                            caseType?: string;
                            /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                            documentType?: string;
                            /** @description The generic type of the document, where its type is not given or does not tell it. */
                            documentGenericType?: string;
                            /** @description Whether the document is a party's first paper in the case. */
                            firstPaper?: boolean;
                            /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                            jurisdictionalAmount?: string;
                            /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                            amountInControversy?: string;
                            /** @description Number of pages of the document, for fees that price pages. */
                            pages?: number;
                        };
                        /** @description A code table: by CodifiedName, then Name, then Alias, in any case. */
                        table?: string;
                        /** @description A code: by value, then name, then alias, in any case. */
                        code?: string;
                    }[];
                    /** @description Only what this archive had recorded by then counts: ISO 8601 with an offset, not in the future. Without it: everything recorded. */
                    knownAt?: string | null;
                };
            };
        };
        responses: {
            /** @description The answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: {
                            /** @description As the single route answers. */
                            status: number;
                            /** @description As the single route gives it, problems included. */
                            body: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger, or a list in it longer, than one request may be; `detail` says how much is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkExpectations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The instant asked about. Without it: the top of the current hour of each court. */
                    at?: string | null;
                    /** @description Only what this archive had recorded by then counts. Without it: everything recorded. */
                    knownAt?: string | null;
                    /** @description In order; 500 at most. */
                    expectations: {
                        /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                        courtKey: string;
                        /** @description A code table: by CodifiedName, then Name, then Alias, in any case. */
                        table?: string;
                        /** @description A code: by value, then name, then alias, in any case. */
                        code?: string;
                        /** @description Words that a code's value, name or alias must have; with `count`. */
                        q?: string;
                        /** @description How many codes `q` is expected to find. */
                        count?: number;
                        /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                        fee?: string;
                        /** @description What every fee of the code is expected to cost. */
                        amount?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What holds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            holds: "yes" | "no" | "undetermined";
                            /** @description How many codes or fees match now. */
                            found: number;
                            since: string | null;
                            until: string | null;
                            brokenBy: string | null;
                            /** @description What the policy in force says of it, what ends that and when, and why nobody can tell where nobody can. */
                            text: string;
                            /** @description Null where nobody knows the court, or nothing of it can answer. */
                            court: components["schemas"]["Court"] | null;
                            at: string | null;
                            knownAt: string | null;
                            /** @description The policy in force at `at`; null while none is. */
                            policy: components["schemas"]["PolicyBasis"] | null;
                            provisional: boolean;
                            doubts: components["schemas"]["Doubt"][];
                        }[];
                    };
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger, or a list in it longer, than one request may be; `detail` says how much is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHours: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the current minute. */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the court is open, this day, and the hours of the policy in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        /** @description Null where the policy does not tell. */
                        open: boolean | null;
                        day: {
                            date: string;
                            /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                            opens: string | null;
                            /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                            closes: string | null;
                            /** @description The name of the holiday, empty for one without a name; null for none. */
                            holiday: string | null;
                            /** @description All hours of the day; `opens` and `closes` beside are those of the first. */
                            spans: {
                                /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                                opens: string | null;
                                /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                                closes: string | null;
                            }[];
                        };
                        nextOpening: string | null;
                        /** @description As the policy lists them; a weekday may have several. */
                        week: {
                            day: string | null;
                            /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                            opens: string | null;
                            /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                            closes: string | null;
                        }[];
                        holidays: {
                            date: string | null;
                            name: string | null;
                            /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                            opens: string | null;
                            /** @description `HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time. */
                            closes: string | null;
                            note: string | null;
                        }[];
                        /** @description What of the hours tells nothing, and why. */
                        unread: {
                            path: string;
                            text: string;
                        }[];
                        asPrinted: components["schemas"]["HoursOfOperation"] | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFilingRequirements: {
        parameters: {
            query?: {
                /** @description The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requirements of the policy in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        at: string;
                        knownAt: string | null;
                        policy: components["schemas"]["PolicyBasis"];
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        maximumFilingSize: number | null;
                        maximumDocumentSize: number | null;
                        delimitExhibits: boolean | null;
                        mimeTypes: {
                            mimeType: string;
                            documentVersion: string | null;
                            namespace: string | null;
                        }[];
                        encodings: string[];
                        creditCards: string[];
                        replyToProtocols: {
                            protocol: string;
                            deliveryFormat: string | null;
                        }[];
                        exchanges: {
                            key: string | null;
                            name: string | null;
                            courtKey: string | null;
                            address: string | null;
                            include: string | null;
                            extra: components["schemas"]["Extra"][];
                            /** @description False where Include is No. */
                            offered: boolean;
                        }[];
                        associatedPolicies: {
                            key: string | null;
                            name: string | null;
                            courtKeys: string[];
                            address: string | null;
                            include: string | null;
                            extra: components["schemas"]["Extra"][];
                            /** @description False where Include is No. */
                            offered: boolean;
                        }[];
                        humanPolicies: {
                            courtKeys: string[];
                            key: string | null;
                            name: string | null;
                            paragraphs: string[];
                            category: string | null;
                            address: string | null;
                            requirementLevel: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        extensions: {
                            name: string | null;
                            value: string | null;
                            extra: components["schemas"]["Extra"][];
                        }[];
                        /** @description Left out of JSON for everyone; whether the document has it. */
                        payment: {
                            present: boolean;
                        };
                        /** @description Left out of JSON for everyone; whether the document has it. */
                        testCreditCard: {
                            present: boolean;
                        };
                        /** @description What the policy states and nobody can read. */
                        unread: {
                            /** @enum {unknown} */
                            element: "MaximumFilingSize" | "MaximumDocumentSize" | "DelimitExhibits";
                            path: string;
                            text: string;
                        }[];
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkFiling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                    courtKey: string;
                    /** @description When it is filed: ISO 8601, on the court's clock when no offset is given. */
                    filedAt: string;
                    /** @description Only what this archive had recorded by then counts. */
                    knownAt?: string | null;
                    /** @description The version of the policy that the filing cites. */
                    citedVersion?: string | null;
                    /** @description Of the whole filing as it is sent, envelope and header included [123]. */
                    filingBytes?: number | null;
                    /** @description Whether exhibits are separated from their documents [125]. */
                    exhibitsDelimited?: boolean | null;
                    /** @description 500 at most. */
                    replyTo?: {
                        /** @description How the confirmation is sent [146]. */
                        protocol: string;
                        /** @description Of SMTP alone [147]. */
                        deliveryFormat?: string | null;
                    }[];
                    /** @description 500 at most. */
                    documents?: {
                        /** @description As in Document:MIMEType [127]. */
                        mimeType: string;
                        /** @description The version of the document [128]. */
                        documentVersion: string;
                        /** @description Of a data file in XML. */
                        namespace?: string | null;
                        /** @description Of the document itself, before it is encoded [124]. */
                        bytes: number;
                        /** @description How it is sent [133]. */
                        encoding: string;
                    }[];
                    /** @description 500 at most. */
                    codes?: {
                        /** @description By CodifiedName, then Name, then Alias, in any case. */
                        table: string;
                        /** @description By value, then name, then alias, in any case. */
                        code: string;
                    }[];
                    /** @description 500 at most. */
                    fees?: {
                        /** @description The element Value of a fee [172]. */
                        code: string;
                        /** @description What is tendered for it. */
                        amount: string;
                        criteria?: {
                            /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                            caseType?: string;
                            /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                            documentType?: string;
                            /** @description The generic type of the document, where its type is not given or does not tell it. */
                            documentGenericType?: string;
                            /** @description Whether the document is a party's first paper in the case. */
                            firstPaper?: boolean;
                            /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                            jurisdictionalAmount?: string;
                            /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                            amountInControversy?: string;
                            /** @description Number of pages of the document, for fees that price pages. */
                            pages?: number;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description The checks, and what they say together. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        court: components["schemas"]["Court"];
                        /**
                         * Format: date-time
                         * @description ISO 8601 on the court's clock, with its offset.
                         */
                        filedAt: string;
                        knownAt: string | null;
                        /** @description The policy in force when it is filed; null while none is. */
                        policy: components["schemas"]["PolicyBasis"] | null;
                        provisional: boolean;
                        doubts: components["schemas"]["Doubt"][];
                        /**
                         * @description `undetermined` where a doubt could change it; else `no` where a check fails; else `undetermined` where one is.
                         * @enum {unknown}
                         */
                        accepted: "yes" | "no" | "undetermined";
                        checks: {
                            /** @enum {unknown} */
                            what: "cited-version" | "filing-size" | "document-size" | "mime-type" | "encoding" | "exhibits" | "reply-to" | "code" | "fee";
                            /** @description The place in the list it came from, counted from 0; null where it is in none. */
                            item: number | null;
                            /** @enum {unknown} */
                            result: "pass" | "fail" | "undetermined";
                            /** @description Paragraphs of Court Policy 02. */
                            paragraphs: number[];
                            text: string;
                            /** @description What would pass; null where everything would, or nothing tells. */
                            expected: string | null;
                        }[];
                    };
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger, or a list in it longer, than one request may be; `detail` says how much is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judgeFeeDispute: {
        parameters: {
            query: {
                /** @description The code of the fee in dispute; given again for each fee of the filing. */
                fee: string[];
                /** @description What was tendered for all of its fees together: a plain decimal, digits with at most one point and no sign. */
                tendered: string;
                /** @description When it was filed: ISO 8601, on the court's clock when no offset is given. */
                filedAt: string;
                /** @description The version of the policy that the filing cited (Filing:PolicyVersion). */
                citedVersion?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                caseType?: string;
                /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                documentType?: string;
                /** @description The generic type of the document, where its type is not given or does not tell it. */
                documentGenericType?: string;
                /** @description Whether the document is a party's first paper in the case. */
                firstPaper?: boolean;
                /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                jurisdictionalAmount?: string;
                /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                amountInControversy?: string;
                /** @description Number of pages of the document, for fees that price pages. */
                pages?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                courtKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer, also where no policy was in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeeDispute"];
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query: {
                /** @description Only those of the court that this key names, its own or a division's. */
                courtKey?: string;
                /** @description Only those with exactly this reference. */
                reference?: string;
                /** @description Only those asked for from then on: a date of UTC, or a date-time with an offset. */
                askedFrom?: string;
                /** @description Only those asked for by then: a date of UTC (inclusive), or a date-time with an offset (exclusive). */
                askedTo?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dispute"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A token is needed, or this one is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not have this role. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is asked for is under way already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body it gives the record that was made first. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An OrganizationKey, or the CourtKey of one of its divisions. */
                    courtKey: string;
                    /** @description The code of the fee in dispute, with `criteria` beside it; or a list of the fees of the filing, each with its own. */
                    fee: string | {
                        /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                        code: string;
                        criteria?: {
                            /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                            caseType?: string;
                            /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                            documentType?: string;
                            /** @description The generic type of the document, where its type is not given or does not tell it. */
                            documentGenericType?: string;
                            /** @description Whether the document is a party's first paper in the case. */
                            firstPaper?: boolean;
                            /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                            jurisdictionalAmount?: string;
                            /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                            amountInControversy?: string;
                            /** @description Number of pages of the document, for fees that price pages. */
                            pages?: number;
                        };
                    }[];
                    criteria?: {
                        /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                        caseType?: string;
                        /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                        documentType?: string;
                        /** @description The generic type of the document, where its type is not given or does not tell it. */
                        documentGenericType?: string;
                        /** @description Whether the document is a party's first paper in the case. */
                        firstPaper?: boolean;
                        /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                        jurisdictionalAmount?: string;
                        /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                        amountInControversy?: string;
                        /** @description Number of pages of the document, for fees that price pages. */
                        pages?: number;
                    };
                    /** @description The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text. */
                    caseType?: string;
                    /** @description The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too. */
                    documentType?: string;
                    /** @description The generic type of the document, where its type is not given or does not tell it. */
                    documentGenericType?: string;
                    /** @description Whether the document is a party's first paper in the case. */
                    firstPaper?: boolean;
                    /** @description The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one. */
                    jurisdictionalAmount?: string;
                    /** @description The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less. */
                    amountInControversy?: string;
                    /** @description Number of pages of the document, for fees that price pages. */
                    pages?: number;
                    /** @description What was tendered for all of its fees together: a plain decimal, digits with at most one point and no sign. */
                    tendered: string;
                    /** @description When it was filed: ISO 8601, on the court's clock when no offset is given. */
                    filedAt: string;
                    /** @description The version of the policy that the filing cited (Filing:PolicyVersion). */
                    citedVersion?: string | null;
                    /** @description Only what this archive had recorded by then counts. */
                    knownAt?: string | null;
                    /** @description The court's own name for it, such as a case number; it can be searched for, and erased. */
                    reference?: string | null;
                    /** @description Whatever the clerk wants to keep with it; it can be erased. */
                    note?: string | null;
                    /** @description The id of a record that this one follows: what its answer said otherwise is told. */
                    previous?: string | null;
                };
            };
        };
        responses: {
            /** @description The record that the same request has made before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description The record; Location is where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A token is needed, or this one is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not have this role. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is asked for is under way already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than one request may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent with another body. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description The id of a recorded dispute. */
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A token is needed, or this one is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not have this role. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is asked for is under way already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseDisputeWords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a recorded dispute. */
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A token is needed, or this one is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not have this role. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is asked for is under way already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDisputeEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a recorded dispute. */
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packet, as a file `dispute-{id}.zip`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A token is needed, or this one is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not have this role. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is asked for is under way already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No published checkpoint covers the record yet: Retry-After says when to ask again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The exact bytes of a policy file, in the encoding that it declares, as a court would publish them. */
        requestBody: {
            content: {
                "application/xml": string;
                "text/xml": string;
            };
        };
        responses: {
            /** @description The findings; none where nothing is to be said. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Finding"][];
                        /** @description Null, as are the key and the version, where the file cannot be read as a policy: the findings say why. */
                        specification: ("01" | "02" | "02-draft" | "test") | null;
                        organizationKey: string | null;
                        version: string | null;
                    };
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger, or a list in it longer, than one request may be; `detail` says how much is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchFees: {
        parameters: {
            query?: {
                /** @description A fee's code: the element Value, not its amount, which is Cost [172]. */
                code?: string;
                /** @description Words that a fee's code, name or alias must have, in any order and case. */
                q?: string;
                /** @description The court's state, as its policy prints it. */
                state?: string;
                /** @description The one instant at which all courts are asked: ISO 8601 with its offset. Without it: the top of each court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601 with its offset, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of fees. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The one instant at which all courts were asked, ISO 8601 in UTC.
                         */
                        at: string;
                        knownAt: string | null;
                        items: components["schemas"]["FeeFound"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchCodes: {
        parameters: {
            query?: {
                /** @description A code table: by CodifiedName, then Name, then Alias, in any case. */
                table?: string;
                /** @description Words that a code's value, name or alias must have, in any order and case. */
                q?: string;
                /** @description The court's state, as its policy prints it. */
                state?: string;
                /** @description The one instant at which all courts are asked: ISO 8601 with its offset. Without it: the top of each court's current hour (Rule 2 [78]). */
                at?: string;
                /** @description Only what this archive had recorded by then counts: ISO 8601 with its offset, not in the future. Without it: everything recorded. */
                knownAt?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The one instant at which all courts were asked, ISO 8601 in UTC.
                         */
                        at: string;
                        knownAt: string | null;
                        items: components["schemas"]["CodeFound"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRepositories: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of repositories. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Repository"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRepository: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description The id of a configured repository. */
                repositoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The repository. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Repository"];
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startCrawl: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description The id of a configured repository. */
                repositoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun; Location is the crawl. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crawl"];
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A token is needed, or this one is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not have this role. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is asked for is under way already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCrawl: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description The id of a crawl. */
                crawlId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The crawl. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crawl"];
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The SHA-256 of a document, in hex. */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact bytes; of what was captured with Content-Digest and Repr-Digest (RFC 9530). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                    "application/octet-stream": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaptures: {
        parameters: {
            query?: {
                /** @description The exact URL that was asked for. */
                url?: string;
                /** @description Only captures of this court's policies. */
                courtKey?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of captures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Capture"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCapture: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description The number of a capture in the archive's own order. */
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The capture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeCapture"];
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Only events with a higher number: that of the last one held. */
                after?: number;
                /** @description Only events of the court that this key names, its own or a division's. */
                courtKey?: string;
                /** @description Only events of this kind. */
                kind?: "policy-published" | "policy-effective" | "policy-superseded" | "history-changed" | "rule-broken" | "document-changed" | "repository-unreachable" | "court-stale" | "court-fresh";
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Event"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Only events with a higher number: that of the last one held. */
                after?: number;
                /** @description Only events of the court that this key names, its own or a division's. */
                courtKey?: string;
                /** @description Only events of this kind. */
                kind?: "policy-published" | "policy-effective" | "policy-superseded" | "history-changed" | "rule-broken" | "document-changed" | "repository-unreachable" | "court-stale" | "court-fresh";
            };
            header?: {
                /** @description The number of the last event that was received; an EventSource sends it when it connects again. It counts instead of `after`. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events until either side closes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDumps: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dumps that there are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Newest first. */
                        items: {
                            /**
                             * Format: date
                             * @description The day that it is called after (UTC).
                             */
                            date: string;
                            /**
                             * Format: date-time
                             * @description The moment that it is of: what was recorded later is not in it.
                             */
                            knownAt: string;
                            /** @description The number of the last event by then: `/v1/events?after=` goes on from there. */
                            eventsAfter: number;
                            /** @description Lines in it, the first and the last among them. */
                            lines: number;
                            /** @description Bytes of the compressed file. */
                            bytes: number;
                            /** @description SHA-256 in hex. */
                            sha256: string;
                            /** @description Where it is. */
                            href: string;
                        }[];
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDump: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The day of the dump (UTC), as the list has it. */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dump. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
            /** @description The part of it that Range asks for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLogKey: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Verifier key (C2SP signed-note): name, id, and type and key in base64. */
                        vkey: string;
                        /** @description What the log is called; the name of the key. */
                        origin: string;
                        /** @description The same Ed25519 key as PEM (SPKI). */
                        publicKeyPem: string;
                    };
                    "text/plain": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLogEntries: {
        parameters: {
            query?: {
                /** @description Only entries with a higher number: that of the last one held. */
                after?: number;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LogEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLogProof: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path: {
                /** @description The digest of an entry, or the SHA-256 of a document, in hex. */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One less than the number. */
                        index: number;
                        /** @description SHA-256 in hex. */
                        leafHash: string;
                        leaf: components["schemas"]["LogLeaf"];
                        /** @description The path from the leaf to the root (RFC 6962, 2.1.1), from below. */
                        hashes: string[];
                        /** @description The signed checkpoint against which it proves, as it was published. */
                        checkpoint: string;
                    };
                    "text/plain": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No checkpoint covers it yet: Retry-After says when to ask again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLogConsistency: {
        parameters: {
            query: {
                /** @description The size of the smaller log: that of the checkpoint that is held. */
                from: number;
                /** @description The size of the larger log. Without it: that of the last checkpoint. */
                to?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: number;
                        to: number;
                        /** @description The proof that the log of the first size is the beginning of that of the second (RFC 6962, 2.1.2). */
                        hashes: string[];
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEntryBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Where the bundle stands, in groups of three digits (`x001/234`); one that is not whole yet has `.p/` and its width after it. */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact bytes; of what was captured with Content-Digest and Repr-Digest (RFC 9530). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Level of the tile: 0 has the hashes of leaves. */
                level: string;
                /** @description Where the tile stands, in groups of three digits (`x001/234`); one that is not whole yet has `.p/` and its width after it. */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact bytes; of what was captured with Content-Digest and Repr-Digest (RFC 9530). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items a page holds. */
                limit?: number;
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The number of our rules, as in the header Archive-Rules. */
                        version: number;
                        items: components["schemas"]["Rule"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /** @description The form of the answer; it counts instead of the header Accept. */
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        status: "ready" | "not-ready";
                        why: string[];
                        lastCrawlEndedAt: string | null;
                        lastCrawlAgeSeconds: number | null;
                        /** @description How each is. `replica`: what is read from, where that is one; `word`: the archive says of itself when something is recorded; `log`: null where there is none. */
                        parts: {
                            database: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            migrations: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            replica: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            } | null;
                            word: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            crawl: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            log: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            } | null;
                        };
                    };
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not ready, and why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        status: "ready" | "not-ready";
                        why: string[];
                        lastCrawlEndedAt: string | null;
                        lastCrawlAgeSeconds: number | null;
                        /** @description How each is. `replica`: what is read from, where that is one; `word`: the archive says of itself when something is recorded; `log`: null where there is none. */
                        parts: {
                            database: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            migrations: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            replica: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            } | null;
                            word: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            crawl: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            };
                            log: {
                                /** @enum {unknown} */
                                state: "ok" | "degraded" | "failed" | "unknown";
                                text: string;
                            } | null;
                        };
                    };
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMirroredFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The path of the file. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact bytes; of what was captured with Content-Digest and Repr-Digest (RFC 9530). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                    "application/octet-stream": string;
                };
            };
            /** @description The caller holds this answer (If-None-Match). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be understood; `errors` names each, what was expected, and an example. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer has no form that Accept or `format` asks for; `types` names those it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The client has asked more in a minute than it may here; Retry-After says when it may again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke inside. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
