using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class JpegScanDataTests
{
    private const string Cut = "not a whole JPEG: it ends too early";

    private static byte[] Grey => Jpeg.Frame(8, 8);

    private static byte[] GreyScan => Jpeg.Scan([1], Jpeg.Block);

    [Fact]
    public void Check_CodedData_EndWithAMarker()
    {
        AssertComplaint(null, Grey, Jpeg.Scan([1], [0xFF, 0, 1, 0xFF, 0xFF, 0]), Jpeg.End);
        AssertComplaint(null, Grey, GreyScan, [0xFF, 0xFF], Jpeg.End);
        AssertComplaint("not a whole JPEG: a part of its image has no data", Grey, Jpeg.Scan([1], []), Jpeg.End);
        AssertComplaint("not a JPEG: unexpected marker 0xFF02", Grey, Jpeg.Scan([1], [1, 0xFF, 2]), Jpeg.End);
        AssertComplaint(Cut, Grey, Jpeg.Scan([1], [1, 0xFF]));
        AssertComplaint(Cut, Grey, Jpeg.Scan([1], [1]));
    }

    [Fact]
    public void Check_RestartMarkers_AreInOrder()
    {
        var interval = Jpeg.RestartInterval(1);
        byte[] Data(params int[] markers) => [1, .. markers.SelectMany(marker => (byte[])[0xFF, (byte)(0xD0 + marker), 1])];

        AssertComplaint(null, Grey, interval, Jpeg.Scan([1], Data(0, 1, 2, 3, 4, 5, 6, 7, 0, 1)), Jpeg.End);
        AssertComplaint(null, Grey, interval, Jpeg.Scan([1], Data(0)), Jpeg.Scan([1], Data(0, 1)), Jpeg.End);
        AssertComplaint("not a whole JPEG: restart marker 2 where 1 has to be", Grey, interval, Jpeg.Scan([1], Data(0, 2)), Jpeg.End);
        AssertComplaint(
            "not a whole JPEG: restart marker 7 where 0 has to be",
            Grey, interval, Jpeg.Scan([1], Data(0, 1, 2, 3, 4, 5, 6, 7, 7)), Jpeg.End);
        AssertComplaint("not a whole JPEG: a part of its image has no data", Grey, interval, Jpeg.Scan([1], [0xFF, 0xD0, 1]), Jpeg.End);
        AssertComplaint("not a whole JPEG: a part of its image has no data", Grey, interval, Jpeg.Scan([1], [1, 0xFF, 0xD0]), Jpeg.End);
        AssertComplaint("not a JPEG: a restart marker, but no interval of them", Grey, Jpeg.Scan([1], Data(0)), Jpeg.End);
        AssertComplaint(
            "not a JPEG: a restart marker, but no interval of them",
            Grey, interval, Jpeg.RestartInterval(0), Jpeg.Scan([1], Data(0)), Jpeg.End);
        AssertComplaint("not a JPEG: unexpected marker 0xFFD0", Grey, interval, [0xFF, 0xD0], GreyScan, Jpeg.End);
        AssertComplaint("not a JPEG: the length of its restart interval is wrong", Grey, Jpeg.Segment(0xDD, 1), GreyScan, Jpeg.End);
    }

    private static void AssertComplaint(string? complaint, params byte[][] segments) =>
        Assert.Equal(complaint, JpegFormat.Check(Jpeg.Create(segments)));
}
