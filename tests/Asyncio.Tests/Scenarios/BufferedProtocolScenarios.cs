using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class BufferedProtocolScenarios
{
    public static void ABufferedProtocol(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "abc");
            await Until(() => recorder.Received.Length == 3);
            Send(peer, "de");
            await Until(() => recorder.Received.Length == 5);
            peer.Close();
            await Until(() => recorder.IsLost);
        },
        new BufferedRecorder());

    public static void ABufferSmallerThanWhatComes(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "abcdefgh");
            await Until(() => recorder.Received.Length == 8);
        },
        new BufferedRecorder(size: 3));

    public static void ABufferThatIsEmpty(Log log) => RunUntilLost(log, new BufferedRecorder(size: 0));

    public static void GetBufferThatFails(Log log) =>
        RunUntilLost(log, new BufferedRecorder { Then = { ["buffer"] = Fails("in get_buffer") } });

    public static void BufferUpdatedThatFails(Log log) =>
        RunUntilLost(log, new BufferedRecorder { Then = { ["updated"] = Fails("in buffer_updated") } });

    public static void FromAProtocolToABufferedOne(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        Send(peer, "one");
        await Until(() => recorder.Received.Length > 0);
        var other = new BufferedRecorder { Log = what => log.Add($"other {what}") };
        recorder.Transport.SetProtocol(other);
        Send(peer, "two");
        await Until(() => other.Received.Length > 0);
        recorder.Transport.SetProtocol(recorder);
        Send(peer, "three");
        await Until(() => recorder.Received.Length == 8);
    });

    private static void RunUntilLost(Log log, Recorder recorder) => RunConnected(
        log,
        async (_, peer) =>
        {
            Send(peer, "abc");
            await Until(() => recorder.IsLost);
        },
        recorder);
}
