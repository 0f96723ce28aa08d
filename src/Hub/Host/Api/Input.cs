using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace RetailPos.Hub.Api;

/// <summary>What a client may send as a body. It says itself what is wrong with it.</summary>
public interface IInput
{
    void Check(Faults faults);
}

/// <summary>A body that was read, or the faults that were found. A filter answers the faults before any handler runs.</summary>
public sealed class Input<T> : ICheckedInput, IEndpointParameterMetadataProvider
    where T : class, IInput, new()
{
    private Input(T body, Faults faults) => (Body, Faults) = (body, faults);

    /// <summary>Within every limit, when a handler sees it.</summary>
    public T Body { get; }

    public Faults Faults { get; }

    /// <summary>Called by the framework, which finds it by its name.</summary>
    public static async ValueTask<Input<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var faults = new Faults();
        var body = await ReadAsync(context.Request, faults);

        if (faults.AreNone)
        {
            body.Check(faults);
        }

        return new(body, faults);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static async Task<T> ReadAsync(HttpRequest request, Faults faults)
    {
        try
        {
            if (await BytesOf(request) is not { } bytes)
            {
                faults.TooLarge($"must be {ApiJson.BodyBytesMax} bytes at most");
                return new();
            }

            if (bytes.IsEmpty)
            {
                return new();
            }

            var body = JsonSerializer.Deserialize<T>(bytes.Span, ApiJson.Options);
            faults.Check("", body is not null, "must be a JSON object");
            return body ?? new();
        }
        catch (JsonException fault)
        {
            faults.Add(JsonFault.FieldOf(fault), JsonFault.LimitOf(fault, typeof(T)));
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            faults.TooLarge($"must be {ApiJson.BodyBytesMax} bytes at most");
        }

        return new();
    }

    /// <summary>Null for more than an input may have.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BytesOf(HttpRequest request)
    {
        if (request.ContentLength > ApiJson.BodyBytesMax)
        {
            return null;
        }

        var stop = request.HttpContext.RequestAborted;

        for (;;)
        {
            var read = await request.BodyReader.ReadAsync(stop);

            if (read.Buffer.Length > ApiJson.BodyBytesMax)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

/// <summary>Whatever the type of its body.</summary>
internal interface ICheckedInput
{
    Faults Faults { get; }
}
