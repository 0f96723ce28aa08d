using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;

namespace RetailPos.Hub.Web;

/// <summary>The door before files of the office, the same as before the page that lists them.</summary>
internal static class OfficeFiles
{
    /// <returns>Null for whoever may come in.</returns>
    public static IResult? Closed(HttpContext context, Acting acting, ISignInDesk signIn, Right right, string page)
    {
        context.Response.Headers.CacheControl = "no-store";
        acting.Become(signIn.Find(PersonDoor.TokenOf(context))?.Id);
        return acting.May(right) is var standing && standing is not Standing.Allowed ? Results.Redirect(PersonDoor.InsteadOf(standing, page)) : null;
    }
}
