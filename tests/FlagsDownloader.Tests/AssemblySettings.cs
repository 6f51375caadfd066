// The tests run one after another: the contract suite counts requests, threads and tenths of a second, and `blockingpool` blocks
// the shared pool for the rest of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
