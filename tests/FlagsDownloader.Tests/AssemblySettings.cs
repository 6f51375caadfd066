// One test after the other: the contract suite counts requests, threads and tenths of a second, and `blockingpool` takes the
// shared pool from everything else in the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
