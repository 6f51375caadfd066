using System.Text;
using FlagsServer.FaultInjection;

namespace FlagsServer.Tests.FaultInjection;

public sealed class Fnv1aTests
{
    // From the published test vectors of the hash.
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void Hash_PublishedVector_Agrees(string text, ulong expected)
    {
        Assert.Equal(expected, Fnv1a.Hash(text));
        Assert.Equal(expected, Fnv1a.Hash(Encoding.ASCII.GetBytes(text)));
    }
}
