using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>Goal: nobody without the key makes a record that verifies, whatever else they may write. Keys are real.</summary>
public sealed class SignedChainTests : IDisposable
{
    private readonly OneKey _key = new();
    private readonly OneKey _other = new();

    public static TheoryData<int> Places => [.. Enumerable.Range(0, 5)];

    // fiscal-and-protocols.md §10.2.
    [Fact]
    public void The_extract_is_the_third_seventh_thirteenth_and_nineteenth_sign() =>
        Assert.Equal("CGMS", Seal.ExtractOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));

    [Fact]
    public void A_signature_is_86_signs_and_the_extract_is_taken_from_it()
    {
        var seal = _key.Seal("a,b", ChainEnd.Start);

        Assert.Equal((86, 16, "a,b,N,"), (seal.Signature!.Length, seal.KeyId!.Length, seal.Text));
        Assert.Equal((seal.Signature, Seal.ExtractOf(seal.Signature)), (seal.Link, seal.Extract));
    }

    // Outside of this house: only the text, the signature and the public key, as anybody reads them.
    [Fact]
    public void A_signature_verifies_by_the_standard_alone()
    {
        var seal = _key.Seal("a,b", ChainEnd.Start);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_key.PublicKey, out _);
        var der = key.VerifyData(
            Encoding.UTF8.GetBytes(seal.Text), Base64Url.DecodeFromChars(seal.Signature), HashAlgorithmName.SHA256);

        Assert.True(der);
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(_key.PublicKey))[..16], seal.KeyId);
    }

    [Fact]
    public void The_next_record_names_the_signature_of_the_one_before()
    {
        var chain = Chain(5);

        Assert.All(Enumerable.Range(1, 4), at => Assert.Equal(chain[at - 1].Seal.Signature, chain[at].Seal.Previous));
        Assert.Equal((5L, (FiscalFault?)null), Walk(chain, Keys(_key)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_changed_signature_is_found(int at)
    {
        var chain = Chain(5);
        var good = chain[at].Seal.Signature!;
        chain[at] = chain[at] with { Seal = chain[at].Seal with { Signature = (good[0] is 'A' ? "B" : "A") + good[1..] } };

        Assert.Equal((at, new FiscalFault(at + 1, FiscalFaultKind.SignatureWrong)), Walk(chain, Keys(_key)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64url at all, and of no length either")]
    [InlineData("AAAA")]
    public void What_is_no_signature_is_found(string signature)
    {
        var chain = Chain(2);
        chain[1] = chain[1] with { Seal = chain[1].Seal with { Signature = signature } };

        Assert.Equal((1L, new FiscalFault(2, FiscalFaultKind.SignatureWrong)), Walk(chain, Keys(_key)));
    }

    // The whole chain anew, with hashes that fit: this is what the key is for.
    [Fact]
    public void A_chain_made_anew_by_another_key_is_found_at_its_first_record()
    {
        var forged = Chain(5, _other);

        Assert.Equal((0L, new FiscalFault(1, FiscalFaultKind.KeyUnknown)), Walk(forged, Keys(_key)));
        forged = [.. forged.Select(record => record with { Seal = record.Seal with { KeyId = _key.Id } })];
        Assert.Equal((0L, new FiscalFault(1, FiscalFaultKind.SignatureWrong)), Walk(forged, Keys(_key)));
    }

    [Fact]
    public void A_record_that_is_stripped_of_its_signature_is_found()
    {
        var chain = Chain(5);
        chain[3] = chain[3] with { Seal = Seal.Of(chain[3].Fields, chain[2].Seal.Link) };

        Assert.Equal((3L, new FiscalFault(4, FiscalFaultKind.NotSigned)), Walk(chain, Keys(_key)));
        chain[3] = chain[3] with { Seal = chain[3].Seal with { KeyId = _key.Id } };
        Assert.Equal((3L, new FiscalFault(4, FiscalFaultKind.SignatureWrong)), Walk(chain, Keys(_key)));
    }

    // Journals of houses that sealed before there were keys go on where they stood.
    [Fact]
    public void A_signed_record_follows_on_unsigned_ones()
    {
        List<Sealed> chain = [];

        foreach (var number in Enumerable.Range(1, 6))
        {
            var end = chain.Count is 0 ? ChainEnd.Start : new(chain.Count, chain[^1].Seal.Link);
            chain.Add(new(number, $"R,{number}", number <= 3 ? Seal.Of($"R,{number}", end.Link) : _key.Seal($"R,{number}", end)));
        }

        Assert.Equal(chain[2].Seal.Hash, chain[3].Seal.Previous);
        Assert.Equal((6L, (FiscalFault?)null), Walk([.. chain], Keys(_key)));
    }

    [Fact]
    public void Several_keys_verify_one_chain()
    {
        var (first, second) = (Chain(2), new List<Sealed>());
        second.AddRange(first);
        second.Add(new(3, "R,3", _other.Seal("R,3", new(2, first[1].Seal.Link))));

        Assert.Equal((3L, (FiscalFault?)null), Walk([.. second], Keys(_key, _other)));
        Assert.Equal((2L, new FiscalFault(3, FiscalFaultKind.KeyUnknown)), Walk([.. second], Keys(_key)));
    }

    [Fact]
    public void A_walk_goes_on_from_where_it_was_verified_before()
    {
        var chain = Chain(5);
        var rest = new FiscalChain(Keys(_key), new(3, chain[2].Seal.Link));

        foreach (var record in chain[3..])
        {
            rest.Add(record.Number, record.Fields, record.Seal);
        }

        Assert.Equal((5L, (FiscalFault?)null), (rest.Verified, rest.Fault));
    }

    [Fact]
    public void Ends_of_chains_are_kept_by_kind()
    {
        var ends = ChainEnds.None.With(FiscalChainKind.Years, new(1, "y")).With(FiscalChainKind.Tickets, new(7, "t"));

        Assert.Equal((new(7, "t"), new(1, "y"), ChainEnd.Start),
            (ends.Of(FiscalChainKind.Tickets), ends.Of(FiscalChainKind.Years), ends.Of(FiscalChainKind.Notes)));
        Assert.Equal(8, ends.With(FiscalChainKind.Tickets, new(8, "u")).Of(FiscalChainKind.Tickets).Number);
        Assert.Equal(ends, ChainEnds.None.With(FiscalChainKind.Tickets, new(7, "t")).With(FiscalChainKind.Years, new(1, "y")));
    }

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    private Sealed[] Chain(int count, OneKey? by = null)
    {
        var (chain, end) = (new List<Sealed>(), ChainEnd.Start);

        for (var number = 1; number <= count; number++)
        {
            var seal = (by ?? _key).Seal($"R,{number}", end);
            chain.Add(new(number, $"R,{number}", seal));
            end = new(number, seal.Link);
        }

        return [.. chain];
    }

    private static (long, FiscalFault?) Walk(Sealed[] records, PublicSealKeys keys)
    {
        var chain = new FiscalChain(keys);

        foreach (var record in records)
        {
            chain.Add(record.Number, record.Fields, record.Seal);
        }

        return (chain.Verified, chain.Fault);
    }

    private static PublicSealKeys Keys(params OneKey[] keys) => new(keys.Select(key => key.PublicKey));

    private sealed record Sealed(long Number, string Fields, Seal Seal);

    private sealed class OneKey : ISealer, IDisposable
    {
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public byte[] PublicKey => _key.ExportSubjectPublicKeyInfo();

        public string Id => PublicSealKeys.IdOf(PublicKey);

        public Seal Seal(string fields, ChainEnd previous)
        {
            var plain = Register.Domain.Fiscal.Seal.Of(fields, previous.Link);
            return plain with
            {
                KeyId = Id,
                Signature = Base64Url.EncodeToString(_key.SignData(
                    Encoding.UTF8.GetBytes(plain.Text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)),
            };
        }

        public void Dispose() => _key.Dispose();
    }
}
